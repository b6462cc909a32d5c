// SPDX-License-Identifier: Apache-2.0

/// A town to try Linli in: 小河街道 with the names of its nine real communities; everything inside them is invented.
public enum DemoTown {}
