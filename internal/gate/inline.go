package gate

import (
	"os"
	"regexp"
	"strings"
	"time"
)

// inlineForm is a waiver in the code, in a comment of its own or at a line's end:
//
//	# flota:waive s3-bucket-logging the bucket of the access logs itself until 2027-01-31
var inlineForm = regexp.MustCompile(`(?:#|//)\s*flota:waive\s+([a-z0-9-]+)\s+(\S.*?)(?:\s+until\s+(\S+))?\s*$`)

// comment is a line that holds nothing but a comment.
var comment = regexp.MustCompile(`^\s*(#|//)`)

// inlineOf returns the waivers written in the file of a finding.
func (d *desk) inlineOf(f Finding) []Waiver {
	found, read := d.inline[f.File]
	if !read {
		found = readInline(f.File)
		d.inline[f.File] = found
	}
	var out []Waiver
	for _, w := range found {
		if w.Check == f.Check && reaches(w, f) {
			out = append(out, w)
		}
	}
	return out
}

// reaches reports whether an inline waiver stands at a finding: inside its
// resource, or on the comment lines right above the resource or the line.
func reaches(w Waiver, f Finding) bool {
	if w.Line <= f.EndLine && w.last >= f.Line {
		return true
	}
	if f.resource == nil || f.resource.Range.Filename != f.File {
		return false
	}
	at := f.resource.Range
	return w.Line <= at.End.Line && w.last >= at.Start.Line
}

// readInline returns the waivers in a file. Each reaches its own line and, if it
// stands alone, the one that follows the comment.
func readInline(file string) []Waiver {
	data, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(data), "flota:waive") {
		return nil
	}
	lines := strings.Split(string(data), "\n")
	var out []Waiver
	for i, line := range lines {
		m := inlineForm.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		w := Waiver{Check: m[1], Reason: m[2], File: file, Line: i + 1, inline: true, last: i + 1}
		if m[3] != "" {
			w.Until, err = time.Parse(time.DateOnly, m[3])
			w.undated = err != nil
		}
		for n := i; n < len(lines) && comment.MatchString(lines[n]); n++ {
			w.last = n + 2
		}
		out = append(out, w)
	}
	return out
}
