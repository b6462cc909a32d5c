// SPDX-License-Identifier: Apache-2.0
import Localization

/// A list that comes with Linli, to begin with: a town adopts it, exports it, sets its own limits and teams, and adopts its own version.
public struct ShippedList: Sendable {
    public let scheme: String
    public let version: String
    public let name: Text
    public let source: Text
    /// The table as text, in the layout of `MandateTable`.
    public let table: String

    /// The matters, read anew each time.
    public func matters() throws(MandateTable.Faults) -> [Matter] {
        try MandateTable.read(Array(table.utf8), scheme: scheme, version: version)
    }

    /// The national base list of incidents (事件), 01 to 05.
    public static let incidents = ShippedList(
        scheme: "cn-incident", version: "2013", name: Text.incidentsName, source: Text.incidentsSource, table: ShippedListData.incidents)
    /// Components (部件) of the public space.
    public static let components = ShippedList(
        scheme: "cn-component", version: "2007", name: Text.componentsName, source: Text.componentsSource, table: ShippedListData.components)
    /// Livelihood and dangers, as an example.
    public static let livelihood = ShippedList(
        scheme: "linli-livelihood", version: "1", name: Text.livelihoodName, source: Text.livelihoodSource, table: ShippedListData.livelihood)

    public static let all = [incidents, components, livelihood]
}
