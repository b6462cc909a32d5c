// SPDX-License-Identifier: Apache-2.0
import Triage

enum PersonalData { static func masked(_ words: String) -> String { words } }
enum Danger { static func find(in words: String) -> [Int] { [] } }
