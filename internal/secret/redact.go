package secret

import (
	"regexp"
	"strings"
)

// assignments are names with what is given to them, in Terraform, JSON, YAML and
// shell: as name = value, and as an entry with a name and a value.
var assignments = []*regexp.Regexp{
	regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_.-]*)"?\s*[=:]\s*("[^"]*"|[^\s"{}\[\](),]+)`),
	regexp.MustCompile(`"([^"]*)"\s*,\s*"?value"?\s*[=:]\s*("[^"]*")`),
}

// Redact returns text, such as an excerpt of a file, with the secrets in it
// masked. It rather hides too much: of a line with a secret that has no name,
// only the beginning is left.
func Redact(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = redactLine(l)
	}
	return strings.Join(lines, "\n")
}

func redactLine(line string) string {
	for _, form := range assignments {
		line = redactNamed(form, line)
	}
	if found := Scan("", []byte(line)); len(found) > 0 {
		return line[:min(len(line), found[0].Column-1)] + "…"
	}
	if found, ok := InValue("", line); ok {
		return line[:strings.IndexAny(line+"=", "=:")] + "… " + found.Masked
	}
	return line
}

func redactNamed(form *regexp.Regexp, line string) string {
	var out strings.Builder
	last := 0
	for _, m := range form.FindAllStringSubmatchIndex(line, -1) {
		value := line[m[4]:m[5]]
		if found, ok := InValue(line[m[2]:m[3]], strings.Trim(value, `"`)); ok {
			out.WriteString(line[last:m[4]] + found.Masked)
			last = m[5]
		}
	}
	return out.String() + line[last:]
}
