package secret

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"strings"
	"unicode/utf8"
)

// The bounds of what is taken for base64, and of what comes out of gzip.
const (
	leastEncoded = 12
	mostUnpacked = 1 << 20
)

// undisguise decodes a value that is base64, and unpacks what is in it if that
// is gzip. It reports whether readable text came out.
func undisguise(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if len(value) < leastEncoded || !encoded(value) {
		return "", false
	}
	bare := strings.TrimRight(standard.Replace(value), "=")
	raw, err := base64.RawStdEncoding.DecodeString(bare)
	if err != nil {
		return "", false
	}
	if bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) {
		raw = unpack(raw)
	}
	if !readable(raw) {
		return "", false
	}
	return string(raw), true
}

// standard makes base64 for URLs, or on several lines, the standard one.
var standard = strings.NewReplacer("\n", "", "\r", "", "-", "+", "_", "/")

// encoded reports whether a value has base64's characters only.
func encoded(value string) bool {
	for i := range len(value) {
		if c := value[i]; !isWord(c) && c != '+' && c != '/' && c != '=' && c != '-' && c != '\n' && c != '\r' {
			return false
		}
	}
	return true
}

// unpack returns what gzip holds, up to a bound; nothing if it is broken from the start.
func unpack(raw []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	// What could be read of a broken file is looked at all the same.
	out, _ := io.ReadAll(io.LimitReader(z, mostUnpacked))
	return out
}

// readable reports whether bytes are text.
func readable(raw []byte) bool {
	if len(raw) < 8 || !utf8.Valid(raw) {
		return false
	}
	for _, c := range raw {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return true
}
