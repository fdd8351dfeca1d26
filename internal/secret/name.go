package secret

import (
	"slices"
	"strings"
)

// kind is what a name tells of its value.
type kind int8

const (
	plain    kind = iota
	password      // whatever is written there is a secret
	key           // what is written there is a secret unless it reads like a name
	cipher        // a key of encryption: as key, but an ID may stand for it
	header        // a secret stands behind the name of a scheme, such as Bearer
	keyID         // the first half of a pair of AWS's, if it has its form
)

// Telling reports whether a name is one that secrets have, such as db_password,
// apiKey or AUTH_TOKEN; not those of what is said about a secret, such as
// password_length or secret_arn.
func Telling(name string) bool {
	k := kindOf(name)
	return k != plain && k != header && k != keyID
}

// kindOf tells by the last words of a name, those aside that say which of
// several secrets it is.
func kindOf(name string) kind {
	if !promising.in(name) {
		return plain
	}
	parts := split(name)
	for len(parts) > 1 && slices.Contains(qualifiers, parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	if len(parts) == 0 {
		return plain
	}
	last := parts[len(parts)-1]
	before := ""
	if len(parts) > 1 {
		before = parts[len(parts)-2]
	}
	switch {
	case slices.Contains(passwords, last) || hasSuffix(last, longPasswords) && !hasSuffix(last, ways):
		return password
	case last == "token" && slices.Contains(harmless, before):
		return plain
	case slices.Contains(keys, last) || hasSuffix(last, longKeys):
		return key
	case last == "key" && slices.Contains(keyed, before):
		return key
	case last == "key" && slices.Contains(ciphers, before):
		return cipher
	case last == "string" && before == "connection":
		return key
	case last == "id" && before == "key" && slices.Contains(parts, "access"):
		return keyID
	case last == "authorization":
		return header
	}
	return plain
}

// promising are parts that each telling name has one of.
var promising = newWords([]string{"pass", "pwd", "pw", "secret", "token", "key", "cred", "connection", "psk", "authorization"})

var (
	passwords     = []string{"pw", "passcode", "psk"}
	longPasswords = []string{"password", "passwords", "passwd", "passphrase", "pwd", "pass"}
	ways          = []string{"bypass", "compass", "trespass", "overpass", "underpass", "surpass"}
	keys          = []string{"secrets", "credential", "credentials", "creds"}
	longKeys      = []string{"secret", "token", "apikey", "secretkey", "privatekey", "accesskey"}

	// keyed are the words before key that make it a secret.
	keyed = []string{
		"api", "secret", "private", "access", "auth", "signing", "signature", "shared", "preshared", "account", "license", "licence",
		"server", "tls", "ssl", "rsa", "hmac", "cookie", "webhook", "ingest", "integration", "app", "application", "subscription",
		"session", "deploy", "admin", "root", "jwt", "service", "user", "write", "read", "rest", "push",
	}
	// ciphers are those that make it a key of encryption, which is often named by an ID.
	ciphers = []string{"encryption", "encrypt", "crypto", "aes", "master", "data", "storage", "decryption"}

	// harmless are the words before token that make it none.
	harmless = []string{"next", "page", "continuation", "creation", "request", "idempotency", "client", "task", "csrf", "max", "source", "resume", "cancel"}

	// qualifiers say which one it is, or in what form.
	qualifiers = []string{
		"dev", "development", "test", "testing", "stage", "staging", "prod", "production", "live", "sandbox", "old", "new", "previous",
		"current", "primary", "secondary", "backup", "default", "value", "string", "plain", "plaintext", "text", "raw", "base", "base64",
		"b64", "wo", "encoded",
	}
)

func hasSuffix(s string, suffixes []string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(s, x) })
}

// split cuts a name into its words, in lower case: at what is neither letter
// nor digit, and at capitals. Digits at a word's end are left out.
func split(name string) []string {
	var out []string
	start := -1
	cut := func(end int) {
		if start >= 0 {
			if w := strings.TrimRight(name[start:end], "0123456789"); w != "" {
				out = append(out, strings.ToLower(w))
			}
		}
		start = -1
	}
	for i := range len(name) {
		c := name[i]
		switch {
		case !isWord(c) || c == '_':
			cut(i)
			continue
		case start >= 0 && isUpper(c) && (!isUpper(name[i-1]) || i+1 < len(name) && isLower(name[i+1])):
			cut(i)
		}
		if start < 0 {
			start = i
		}
	}
	cut(len(name))
	return out
}

func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }

func isLower(b byte) bool { return 'a' <= b && b <= 'z' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
