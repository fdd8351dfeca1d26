package secret

import "strings"

// worded are parts that texts with named secrets have one of.
var worded = newWords([]string{"pass", "pwd", "secret", "token", "apikey", "api_key", "api-key", "_key", "-key", "cred", "psk", "authorization", "key="})

// inText finds a secret in a text by its name in there: in assignments of
// scripts and settings (NAME=value, name: value), in options of commands
// (--name value) and in headers.
func inText(text string) (Found, bool) {
	if !worded.in(text) {
		return Found{}, false
	}
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		if name, from, to, ok := inLine(line); ok {
			f, _ := byName(kindOf(name), line[from:to])
			return at(f, text, start+from, start+to), true
		}
		start += len(line) + 1
	}
	return Found{}, false
}

// inLine finds the first assignment of a line whose value is a secret, and
// where in the line that value is.
func inLine(line string) (name string, from, to int, ok bool) {
	for i := 1; i < len(line); i++ {
		sign := line[i]
		if sign != '=' && sign != ':' && sign != ' ' || !isSetting(line, i) {
			continue
		}
		name := nameBefore(line[:i], sign)
		k := kindOf(name)
		if k == plain {
			continue
		}
		next := i + 1
		if k == header {
			next = pastScheme(line, next)
		}
		from, to, quoted := valueAfter(line, next)
		if !quoted && (!bare(line[from:to]) || sign == ':' && k != header && prosaic(line[to:])) {
			continue
		}
		if _, found := byName(k, line[from:to]); found {
			return name, from, to, true
		}
	}
	return "", 0, 0, false
}

// nameBefore is the name that ends a text, quotes aside. Before a space only
// an option is one, or the argument of a command that sets something.
func nameBefore(text string, sign byte) string {
	text = strings.TrimRight(text, " \t")
	text = strings.TrimRight(text, `"'\]`)
	end := len(text)
	start := end
	for start > 0 && isName(text[start-1]) {
		start--
	}
	name := text[start:end]
	switch {
	case sign == ':' && start > 0 && strings.IndexByte(":/@", text[start-1]) >= 0:
		return "" // a part of an ARN or a path
	case sign != ' ':
		return name
	}
	if strings.HasPrefix(name, "--") || strings.HasSuffix(text[:start], " set ") {
		return name
	}
	return ""
}

// isSetting reports whether a sign sets something: not where it compares, is
// part of another sign, or stands in a comment.
func isSetting(line string, i int) bool {
	next := byte(0)
	if i+1 < len(line) {
		next = line[i+1]
	}
	switch line[i] {
	case '=':
		return next != '=' && next != '~' && line[i-1] != '=' && line[i-1] != '!'
	case ':':
		comment := strings.HasPrefix(strings.TrimSpace(line), "#") || strings.HasPrefix(strings.TrimSpace(line), "//")
		return !comment && next != '/' && next != ':'
	}
	return next != ' ' && next != '-' && next != '='
}

// valueAfter returns where the value begins and ends that follows a sign, and
// whether it stands in quotes.
func valueAfter(line string, i int) (from, to int, quoted bool) {
	for i < len(line) && (line[i] == ' ' || line[i] == '\t' || line[i] == '>') {
		i++
	}
	for i+1 < len(line) && line[i] == '\\' && (line[i+1] == '"' || line[i+1] == '\'') {
		i++
	}
	if i < len(line) && (line[i] == '"' || line[i] == '\'') {
		end := strings.IndexByte(line[i+1:], line[i])
		if end >= 0 {
			return i + 1, i + 1 + len(strings.TrimRight(line[i+1:i+1+end], `\`)), true
		}
		i++
	}
	end := i
	for end < len(line) && !strings.ContainsRune(" \t\r;&|,\"'`", rune(line[end])) {
		end++
	}
	return i, end, false
}

// pastScheme returns where the token of a header begins, behind its scheme.
func pastScheme(line string, i int) int {
	start := i
	for start < len(line) && strings.IndexByte(` \"'`, line[start]) >= 0 {
		start++
	}
	for _, scheme := range []string{"basic ", "bearer ", "token "} {
		if end := start + len(scheme); end <= len(line) && strings.EqualFold(line[start:end], scheme) {
			return end
		}
	}
	return i
}

// bare reports whether a value without quotes is text, not code.
func bare(v string) bool {
	if strings.ContainsAny(v, "([{<") {
		return false
	}
	first, rest, dotted := strings.Cut(v, ".")
	return !dotted || !identifier(first) || !identifier(strings.ReplaceAll(rest, ".", "_"))
}

func identifier(s string) bool {
	for i := range len(s) {
		if !isWord(s[i]) || i == 0 && isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// prosaic reports whether the rest of a line makes what is before it a sentence.
func prosaic(rest string) bool {
	rest = strings.TrimSpace(rest)
	return rest != "" && !strings.HasPrefix(rest, "#") && !strings.ContainsAny(rest[:1], `,;}]"'`)
}
