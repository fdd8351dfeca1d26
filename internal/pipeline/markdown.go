package pipeline

import (
	"net/url"
	"strings"
)

// escape writes text, such as a name, so that Bitbucket's Markdown shows it as it
// is, on one line, within a table too. HTML needs no escape: it is text there
// (support.atlassian.com/bitbucket-cloud/docs/markup-comments).
func escape(text string) string {
	var out strings.Builder
	for _, r := range oneLine(text) {
		if strings.ContainsRune("\\`*_{}[]()#+!|>", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// code writes text as a code span, in which nothing can be escaped.
func code(text string) string {
	return "`" + strings.ReplaceAll(oneLine(text), "`", "'") + "`"
}

func oneLine(text string) string {
	return strings.Join(strings.Fields(text), " ")
}

// fence writes text as a block of code.
func fence(text string) string {
	return "```\n" + strings.ReplaceAll(strings.TrimRight(text, "\n"), "```", "'''") + "\n```\n"
}

// longestLink is the longest address of a link, in bytes.
const longestLink = 300

// link writes a link, or the label alone if the address is none of the web.
func link(label, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || len(address) > longestLink {
		return label
	}
	return "[" + label + "](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(u.String()) + ")"
}
