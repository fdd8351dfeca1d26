package secret

import (
	"strings"
)

// The runes between which internal/config puts the number of a reference, and
// the one that it puts where a part of a string is not known.
const (
	tokenStart = "\uE000"
	tokenEnd   = "\uE001"
	gap        = "\uE002"
)

// InValue finds the first secret in a value that has a name: an argument, a
// variable, a key of a map. It looks into scripts, connection strings, JSON and
// base64. Placeholders and references are no secrets, nor is the name of one.
func InValue(name, value string) (Found, bool) { return inValue(name, value, depth) }

// Literal finds the secret in a value that is one by its place, such as a
// password argument, however weak it is: all but placeholders and references.
func Literal(value string) (Found, bool) {
	value = blank(value)
	if stands(value) {
		return Found{}, false
	}
	return newFound("password", "password", value), true
}

// depth is how many layers of encoding are taken off.
const depth = 3

func inValue(name, value string, depth int) (Found, bool) {
	value = blank(value)
	if len(value) < 3 {
		return Found{}, false
	}
	if f, ok := byName(kindOf(name), value); ok {
		return f, true
	}
	if len(value) < 8 {
		return Found{}, false
	}
	if f, ok := shapeIn(line(name, value)); ok {
		return f, true
	}
	if f, ok := inDocument(name, value, depth); ok {
		return f, true
	}
	if f, ok := inText(value); ok {
		return f, true
	}
	if text, ok := undisguise(value); ok && depth > 0 {
		return inValue(name, text, depth-1)
	}
	return Found{}, false
}

// line is the text that rules see: many need a name before the value.
func line(name, value string) string {
	if name == "" || strings.Contains(value, "\n") {
		return value
	}
	return name + ` = "` + value + `"`
}

// byName finds a secret that only its name gives away.
func byName(k kind, value string) (Found, bool) {
	value = strings.TrimSpace(value)
	if k == header {
		value = value[pastScheme(value, 0):]
	}
	if k == plain || stands(value) || strings.Contains(value, "\n") || strings.HasPrefix(value, "{") || strings.HasPrefix(value, "[") {
		return Found{}, false
	}
	switch {
	case k == keyID && accessKeyID(value):
		return newFound("aws-access-key", "AWS access key", value), true
	case k == keyID:
		return Found{}, false
	case k == password:
		return newFound("password", "password", value), true
	case opaque(k, value):
		return newFound("secret", "secret", value), true
	}
	return Found{}, false
}

// accessKeyID reports whether a value has the form of AWS's IDs of access keys.
func accessKeyID(v string) bool {
	for i := range len(v) {
		if !isUpper(v[i]) && !isDigit(v[i]) {
			return false
		}
	}
	return len(v) >= 16 && entropy(v) > 2
}

// opaque reports whether a value under the name of a key reads like one: not
// like a name, a path, a number, or an ID of a key.
func opaque(k kind, value string) bool {
	if len(value) < 8 || strings.Trim(value, "0123456789.,:-") == "" {
		return false
	}
	if k == cipher && isUUID(value) {
		return false
	}
	if !named(value) {
		return true
	}
	return !strings.ContainsAny(value, "-_.:/@") && telltale.in(value) && !telltaleWord(value)
}

// telltale are parts of secrets that people make up.
var telltale = newWords([]string{"secret", "passw", "token", "key", "super", "admin", "1234"})

// telltaleWord reports whether a value is nothing but the name of what stands there.
func telltaleWord(v string) bool { return kindOf(v) != plain && len(split(v)) == 1 && len(v) <= 9 }

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
		} else if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// blank puts ${} where a value has references, or parts that are not known.
func blank(value string) string {
	value = strings.ReplaceAll(value, gap, "${}")
	if !strings.Contains(value, tokenStart) {
		return value
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(value, tokenStart)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteString("${}")
		_, value, _ = strings.Cut(rest, tokenEnd)
	}
}
