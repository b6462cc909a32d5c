// SPDX-License-Identifier: Apache-2.0

/// How names and numbers are shown to those who need not read them whole: enough to tell two persons apart, too little to find one.
enum Masking {
    /// The first character, and a star for each that follows (three at most): 王芳 → 王*, 欧阳春雨 → 欧***.
    static func name(_ name: String) -> String {
        guard let first = name.first else { return "" }
        return String(first) + String(repeating: "*", count: min(3, max(1, name.count - 1)))
    }

    /// Of eleven digits the first three and the last four, as telephone companies print them; of shorter numbers the last two.
    static func phone(_ phone: String) -> String {
        let count = phone.count { $0.isNumber }
        var position = 0
        return String(
            phone.map { sign in
                guard sign.isNumber else { return sign }
                position += 1
                if count >= 11 { return position <= count - 8 || position > count - 4 ? sign : "*" }
                return position > count - 2 ? sign : "*"
            })
    }
}
