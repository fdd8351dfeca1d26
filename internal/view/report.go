package view

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/gate"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/secret"
)

// Report prints what the gate found, grouped by resource, and ends with the
// totals and the verdict. Light findings are counted only, unless all is true.
func Report(w io.Writer, style Style, r gate.Report, took time.Duration, all bool) {
	p := reportPage{w: w, style: style, report: r}
	light := 0
	for _, g := range grouped(r.Findings) {
		if g.Severity == check.Low && !all && !r.Blocks(g.Finding) {
			light++
			continue
		}
		p.group(g)
	}
	for _, l := range r.Lapsed {
		p.lapsed(l)
	}
	if light > 0 {
		fmt.Fprintf(w, "%s: flota check --severity low\n\n", style.paint(faint, Count(light, "finding")+" of severity low"))
	}
	p.totals(took)
}

// group is one finding in all the stacks that have it.
type group struct {
	gate.Finding
	stacks []string
}

// grouped brings together what is the same finding in several stacks, resource by resource.
func grouped(findings []gate.Finding) []*group {
	var out []*group
	index := map[string]*group{}
	for _, f := range findings {
		key := strings.Join([]string{f.File, f.Address, f.Check, f.Message, fmt.Sprint(f.Line)}, "\x00")
		g := index[key]
		if g == nil {
			g = &group{Finding: f}
			index[key] = g
			out = append(out, g)
		}
		g.stacks = append(g.stacks, f.Stack)
	}
	slices.SortStableFunc(out, func(a, b *group) int {
		return strings.Compare(a.File+"\x00"+a.Address, b.File+"\x00"+b.Address)
	})
	return out
}

// reportPage is one report on its way to the screen.
type reportPage struct {
	w      io.Writer
	style  Style
	report gate.Report
	told   string // the resource that was told last
}

const reportMargin = "          "

func (p *reportPage) group(g *group) {
	if at := g.File + g.Address; at != p.told {
		fmt.Fprintf(p.w, "%s  %s\n", clean(g.Address), p.style.paint(faint, fmt.Sprintf("%s:%d", clean(g.File), g.Line)))
		p.told = at
	}
	severity := string(g.Severity)
	if g.Status == gate.Unknown {
		severity = "unknown"
	}
	fmt.Fprintf(p.w, "%s%s  %s\n", p.style.paint(p.tone(g), pad(severity, len(reportMargin))), g.Title, p.style.paint(faint, g.Check))
	p.line("%s", g.Message)
	if line := excerptOf(g.Finding); line != "" {
		p.line("%s", p.style.paint(faint, fmt.Sprintf("%d | %s", g.Line, clip(clean(line), 100))))
	}
	p.came(g.Finding)
	if g.Status == gate.Unknown && len(g.Settle) > 0 {
		p.line("hangs on %s", strings.Join(g.Settle, ", "))
	} else if g.Status == gate.Fail {
		for l := range strings.SplitSeq(strings.TrimSpace(g.Mend()), "\n") {
			p.line("%s", p.style.paint(good, "  "+l))
		}
	}
	if g.stacks[0] != "" && (len(g.stacks) > 1 || strings.Contains(g.stacks[0], "/")) {
		p.line("%s", p.style.paint(faint, "in "+some(g.stacks)))
	}
	fmt.Fprintln(p.w)
}

func (p *reportPage) tone(g *group) tone {
	switch {
	case p.report.Blocks(g.Finding):
		return bad
	case g.Severity == check.Low:
		return faint
	}
	return warn
}

func (p *reportPage) line(format string, args ...any) {
	fmt.Fprintf(p.w, reportMargin+"  "+format+"\n", args...)
}

// came tells the way of a value: variable, call, tfvars line.
func (p *reportPage) came(f gate.Finding) {
	var steps []string
	for _, o := range f.Origins {
		step := o.What
		if o.File != "" {
			step += fmt.Sprintf(" (%s:%d)", o.File, o.Line)
		}
		steps = append(steps, clean(step))
	}
	const most = 3
	for i, s := range steps {
		if i == most {
			break
		}
		p.line("%s", p.style.paint(faint, "from "+s))
	}
}

// lapsed tells a waiver that lets nothing pass any more.
func (p *reportPage) lapsed(l gate.Lapsed) {
	fmt.Fprintf(p.w, "%s %s: the waiver of %s lets nothing pass: %s\n", p.style.paint(warn, "waiver"), l.Waiver, l.Check, l.Why)
	if len(l.Attributes) > 0 {
		p.line("if it still holds: attributes: [%s]", strings.Join(l.Attributes, ", "))
	}
	fmt.Fprintln(p.w)
}

func (p *reportPage) totals(took time.Duration) {
	t := p.report.Totals
	verdict := p.style.paint(good, string(p.report.Verdict))
	if p.report.Blocked() {
		verdict = p.style.paint(bad, string(p.report.Verdict))
	}
	said := []string{Count(t.Findings, "finding")}
	if t.Blocking > 0 {
		said[0] += fmt.Sprintf(", %d blocking", t.Blocking)
	}
	for _, n := range []struct {
		count int
		what  string
	}{{t.Unknown, "unknown"}, {t.Waived, "waived"}, {t.Baseline, "in the baseline"}} {
		if n.count > 0 {
			said = append(said, fmt.Sprintf("%d %s", n.count, n.what))
		}
	}
	fmt.Fprintf(p.w, "%s: %s; %s, %s, %s, %s\n", verdict, strings.Join(said, ", "),
		Count(t.Stacks, "stack"), Count(t.Resources, "resource"), Count(t.Checks, "check"), Duration(took))
}

// some names at most three of a list.
func some(names []string) string {
	if len(names) <= 3 {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:2], ", "), len(names)-2)
}

// excerptOf is the line that a finding points at. Lines with secrets are never shown.
func excerptOf(f gate.Finding) string {
	if f.Family == check.Secrets || f.Line < 1 {
		return ""
	}
	file, err := os.Open(f.File)
	if err != nil {
		return ""
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		if n == f.Line {
			return secret.Redact(strings.TrimRight(lines.Text(), " "))
		}
	}
	return ""
}
