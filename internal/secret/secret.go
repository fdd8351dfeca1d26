// Package secret finds secrets: in text of any kind, by the rules of the
// gitleaks library, and in values that have a name, such as an argument of a
// resource or a variable of a container, where the name tells much. What it
// found it shows masked only.
package secret

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// Found is a secret that was found. It does not hold the secret itself.
type Found struct {
	// Rule is the ID of the rule that knows it: one of the library's, or of this package's own.
	Rule string
	// What says what it is in a few words, such as "private key".
	What string
	// Line and EndLine are the lines of the text that it stands in, from 1, and
	// Column is where it begins, in bytes from 1.
	Line, EndLine, Column int
	// Guess is set where names tell more than the secret itself does.
	Guess bool
	// Masked is enough of it to find it again, and not more.
	Masked string

	sum [sha256.Size]byte
}

// Hash is the SHA-256 of the secret, in hex: it changes when the secret does.
func (f Found) Hash() string { return hex.EncodeToString(f.sum[:]) }

func newFound(rule, what, secret string) Found {
	return Found{Rule: rule, What: what, Line: 1, EndLine: 1, Column: 1, Masked: mask(secret), sum: sha256.Sum256([]byte(secret))}
}

// shown is the most characters of a secret that are shown; never more than a quarter of it.
const shown = 4

func mask(secret string) string {
	keep := min(shown, utf8.RuneCountInString(secret)/4)
	for i := range secret {
		if keep == 0 {
			return secret[:i] + "…"
		}
		keep--
	}
	return "…"
}
