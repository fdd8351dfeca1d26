package secret

import (
	"regexp"
	"slices"
	"strings"
)

// stands reports whether a value only stands for a secret, or says where one
// is: a placeholder, a reference, a path, a switch.
func stands(value string) bool {
	v := strings.TrimSpace(value)
	return v == "" || monotone(v) || slices.Contains(fillers, strings.ToLower(v)) || filler(strings.ToLower(v)) || refers(v) || prose(v)
}

// monotone reports whether a value is one character again and again, such as xxxx-xxxx.
func monotone(v string) bool {
	v = strings.ToLower(v)
	bare := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ .*?#…", r) {
			return -1
		}
		return r
	}, v)
	return strings.Trim(bare, bare[:min(1, len(bare))]) == ""
}

// fillers are whole values that are no secret.
var fillers = []string{
	"true", "false", "yes", "no", "on", "off", "null", "nil", "none", "n/a", "na", "undefined", "unset", "unknown", "empty", "todo", "tbd", "fixme",
	"example", "sample", "redacted", "masked", "hidden", "sensitive", "removed", "omitted", "changeit", "optional", "required", "enabled", "disabled",
	"seconds", "minutes", "hours", "days", "auto", "automatic", "managed", "generated", "inherit", "initial", "temporary", "uninitialized", "invalid",
	"plaintext", "secrets_manager", "parameter_store",
}

// filler reports whether a value in lower case asks to be replaced.
func filler(v string) bool {
	if begging.in(v) {
		return true
	}
	first, _, _ := strings.Cut(strings.NewReplacer("_", "-", " ", "-").Replace(v), "-")
	return slices.Contains([]string{"example", "dummy", "your", "insert", "enter", "replace", "todo", "sample"}, first)
}

var begging = newWords([]string{
	"changeme", "change-me", "change_me", "change me", "changethis", "change-this", "change_this", "tobechanged", "to-be-changed", "to_be_changed",
	"replaceme", "replace-me", "replace_me", "replacethis", "replace-this", "replace_this", "tobereplaced", "to-be-replaced", "to_be_replaced",
	"placeholder", "fill-me", "fillme", "fill_me", "set-me", "setme", "set_me", "not-a-real", "notarealsecret", "not-used", "overrideme", "override-me",
	"override_me", "yourpassword", "your-password", "your_password", "yoursecret", "yourtoken", "your-api", "your_api", "yourapikey", "redacted",
})

// reference is how references to a value that is elsewhere begin, or look as a whole.
var reference = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`arn:[a-z-]+:.*`, `(?:ssm|secretsmanager|secret|vault|env|file|op|sops|kms|ref|alias|data|var|local|module)[:/.].*`, `resolve:.*`,
	`ENC\[.*`, `<[^<>]*>`, `\[[^\[\]]*\]`, `__\w+__`, `@[\w.]+@`, `%[\w.]+%`, `\$+[\w.:]+`, `\$\$?\{.*`, `\$\(.*`, "`.*", `\{\{.*\}\}`, `#\{.*\}`, `/dev/\w+`,
}, "|") + `)$`)

// refers reports whether a value says where a secret is instead of being one.
func refers(v string) bool {
	return hasReference(v) || reference.MatchString(v) || path(v)
}

// hasReference reports whether a part of the value comes from elsewhere.
func hasReference(v string) bool {
	return strings.Contains(v, "${") || strings.Contains(v, "$(") || strings.Contains(v, "{{") || strings.Contains(v, "<%")
}

// path reports whether a value is the path of a file or a parameter, or a URL.
func path(v string) bool {
	scheme, rest, ok := strings.Cut(v, "://")
	if ok && !strings.ContainsAny(scheme, " \"'") {
		return !strings.Contains(rest, "@")
	}
	if !strings.Contains(v, "/") || strings.ContainsAny(v, " +=\n") {
		return false
	}
	for part := range strings.SplitSeq(strings.TrimLeft(v, "./~"), "/") {
		if !named(part) {
			return false
		}
	}
	return true
}

// prose reports whether a value is a sentence.
func prose(v string) bool { return strings.Count(v, " ") > 4 && !strings.Contains(v, "\n") }

// named reports whether a value reads like a name that someone gave to
// something: words and small numbers, with hyphens and the like between them.
func named(v string) bool {
	for part := range strings.FieldsFuncSeq(v, func(r rune) bool { return strings.ContainsRune("-_.:/@ *", r) }) {
		if !wordlike(part) {
			return false
		}
	}
	return true
}

// wordlike reports whether a text is a word, a number, or a word with a number behind it.
func wordlike(s string) bool {
	letters := strings.TrimRight(s, "0123456789")
	digits := len(s) - len(letters)
	if digits > 4 && letters != "" || digits > 12 || len(letters) > 24 {
		return false
	}
	humps := 0
	for i := range len(letters) {
		switch c := letters[i]; {
		case isUpper(c) && (i == 0 || !isUpper(letters[i-1])):
			humps++
		case !isUpper(c) && !isLower(c):
			return false
		}
	}
	return humps == 0 || len(s) <= 3 || humps*3 <= len(letters)
}
