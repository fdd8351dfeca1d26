package secret

import (
	"regexp"
	"slices"
	"strings"
)

// shape is a form that only secrets have, whatever their name.
type shape struct {
	rule, what string
	// words are in each such secret's text, in lower case.
	words   []string
	pattern func() *regexp.Regexp
	// group is the secret in the pattern.
	group int
	// real tells a secret from what only looks like it; nil for always.
	real func(secret string) bool
}

var shapes = []shape{
	{
		"aws-access-key", "AWS access key", []string{"akia", "asia"}, lazily(`\b((?:AKIA|ASIA)[0-9A-Z]{16})\b`), 1,
		func(s string) bool { return entropy(s[4:]) > 2 },
	},
	{
		"private-key", "private key", []string{"-----begin"}, lazily(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)*([A-Za-z0-9+/=]{3,})`), 1, nil,
	},
	{
		"password-in-url", "password in a URL", []string{"://"}, lazily(`[A-Za-z][\w+.-]*://[^\s/:@"'<>]*:([^\s/@"'<>]{3,}|[^\s@"'<>]{3,40})@[\w.\[$-]`), 1,
		func(s string) bool {
			return !stands(s) && !slices.Contains([]string{"pass", "passwd", "password", "pwd"}, strings.ToLower(s)) && !strings.HasPrefix(s, "$")
		},
	},
	{
		"basic-auth", "user and password of a header", []string{"basic "}, lazily(`(?i)\bbasic ([a-z0-9+/]{8,}={0,2})`), 1,
		func(s string) bool {
			text, ok := undisguise(s)
			user, password, pair := strings.Cut(text, ":")
			return ok && pair && user != "" && !stands(password)
		},
	},
	{
		"login-password", "password of a login", []string{"chpasswd"}, lazily(`(?m)^[ \t-]*(?:echo +)?["']?[a-z_][\w-]*:([^\s:"'|]{4,})`), 1,
		func(s string) bool { return !stands(s) },
	},
	{
		"password-argument", "password of a command", []string{"login", "mysql", "sshpass", "psql"}, lazily(`\b(?:docker|podman|helm registry|sshpass|mysql|mysqldump|mysqladmin)\b[^\n|;&]*?\s-p ?["']?([^\s"'-][^\s"']{3,})`), 1,
		func(s string) bool { return !stands(s) },
	},
}

var shaped = newWords(func() (all []string) {
	for _, s := range shapes {
		all = append(all, s.words...)
	}
	return all
}())

// shapeIn finds the first secret in a text by its form.
func shapeIn(text string) (Found, bool) {
	if shaped.in(text) {
		for _, s := range shapes {
			if f, ok := s.find(text); ok {
				return f, true
			}
		}
	}
	if all := search("", text, false); len(all) > 0 {
		return all[0].found(), true
	}
	if i := secretKey(text); i >= 0 {
		to := i + secretKeySize
		return at(newFound("aws-secret-key", "AWS secret access key", text[i:to]), text, i, to), true
	}
	return Found{}, false
}

// secretKeySize is how many characters AWS's secret access keys have: letters, digits, slashes, plus signs.
const secretKeySize = 40

// secretKey returns where in a text something stands that has the form of an
// AWS secret access key, or -1.
func secretKey(text string) int {
	size := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (isWord(text[i]) && text[i] != '_' || text[i] == '/' || text[i] == '+') {
			size++
			continue
		}
		start := i - size
		if size == secretKeySize && (i == len(text) || !joins(text[i])) && (start == 0 || !joins(text[start-1])) && isSecretKey(text[start:i]) {
			return start
		}
		size = 0
	}
	return -1
}

// joins reports whether a character makes one thing of what is before and behind it.
func joins(b byte) bool { return b == '=' || b == '_' || b == '.' || b == '-' }

func (s *shape) find(text string) (Found, bool) {
	lower := strings.ToLower(text)
	for _, w := range s.words {
		if !strings.Contains(lower, w) {
			continue
		}
		for _, m := range s.pattern().FindAllStringSubmatchIndex(text, -1) {
			from, to := m[2*s.group], m[2*s.group+1]
			if from >= 0 && (s.real == nil || s.real(text[from:to])) {
				return at(newFound(s.rule, s.what, text[from:to]), text, from, to), true
			}
		}
	}
	return Found{}, false
}

// at fills in where in a text a secret stands.
func at(f Found, text string, from, to int) Found {
	f.Line = 1 + strings.Count(text[:from], "\n")
	f.EndLine = f.Line + strings.Count(text[from:to], "\n")
	f.Column = from - strings.LastIndexByte(text[:from], '\n')
	return f
}

// isSecretKey tells keys from names, hashes and paths of the same length.
func isSecretKey(s string) bool {
	var upper, lower, digits, slashes int
	for i := range len(s) {
		switch c := s[i]; {
		case isUpper(c):
			upper++
		case isLower(c):
			lower++
		case isDigit(c):
			digits++
		case c == '/':
			slashes++
		}
	}
	return upper > 4 && lower > 4 && digits > 1 && slashes < 5 && entropy(s) > 4.2
}
