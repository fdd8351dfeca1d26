package provider

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// The alphabets of AWS's random identifiers.
const (
	hexDigits    = "0123456789abcdef"
	digits       = "0123456789"
	upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	lowerLetters = "abcdefghijklmnopqrstuvwxyz0123456789"
)

// invent makes a random identifier: hexN, digitsN, upperN or lowerN with N
// places, or a uuid, stamp or now.
func invent(name string) (string, bool) {
	switch name {
	case "uuid":
		return store.NewUUID(), true
	case "stamp":
		return stamp(), true
	case "now":
		return time.Now().UTC().Format(time.RFC3339), true
	}
	for prefix, alphabet := range map[string]string{"hex": hexDigits, "digits": digits, "upper": upperLetters, "lower": lowerLetters} {
		count, ok := strings.CutPrefix(name, prefix)
		if n, err := strconv.Atoi(count); ok && err == nil {
			return random(alphabet, n), true
		}
	}
	return "", false
}

func random(alphabet string, n int) string {
	b := make([]byte, n)
	rand.Read(b)
	for i := range b {
		b[i] = alphabet[int(b[i])%len(alphabet)]
	}
	return string(b)
}

// digest is n letters and digits, at most 32, that are always the same for one text.
func digest(text string, n int) string {
	sum := sha256.Sum256([]byte(text))
	b := make([]byte, n)
	for i := range b {
		b[i] = lowerLetters[int(sum[i])%len(lowerLetters)]
	}
	return string(b)
}

// hexDigest is n hexadecimal digits, at most 64, that are always the same for one text.
func hexDigest(text string, n int) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:n]
}

var stamps atomic.Uint32

// stamp is the suffix Terraform adds to a name_prefix: the time, then a counter, 26 digits.
func stamp() string {
	now := strings.Replace(time.Now().UTC().Format("20060102150405.0000"), ".", "", 1)
	return fmt.Sprintf("%s%08x", now, stamps.Add(1))
}
