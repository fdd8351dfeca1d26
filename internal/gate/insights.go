package gate

import (
	"fmt"
	"io"
	"slices"

	"flota.dev/flota/internal/gate/check"
)

// Limits of Bitbucket Cloud's Code Insights
// (developer.atlassian.com/cloud/bitbucket/rest/api-group-reports).
const (
	mostAnnotations = 1000
	batch           = 100
	longestSummary  = 450
	longestDetails  = 2000
)

// WriteCodeInsights writes the payloads for Bitbucket's Code Insights: the
// body of the report, and the bodies of the batches of its annotations, the
// heaviest first where there are too many.
func WriteCodeInsights(w io.Writer, r Report) error {
	return writeJSON(w, NewCodeInsights(r))
}

// CodeInsights are the bodies of the requests that bring a report to Bitbucket.
type CodeInsights struct {
	Report      InsightsReport `json:"report"`
	Annotations [][]Annotation `json:"annotations"`
}

// InsightsReport is the body of PUT …/commit/{commit}/reports/{id}.
type InsightsReport struct {
	Title      string         `json:"title"`
	Details    string         `json:"details"`
	ReportType string         `json:"report_type"`
	Reporter   string         `json:"reporter"`
	Result     string         `json:"result"`
	Data       []InsightsData `json:"data"`
}

// InsightsData is a figure of a report.
type InsightsData struct {
	Title string `json:"title"`
	Type  string `json:"type"`
	Value int    `json:"value"`
}

// Annotation is one of the bodies of POST …/reports/{id}/annotations.
type Annotation struct {
	ExternalID string `json:"external_id"`
	Type       string `json:"annotation_type"`
	Summary    string `json:"summary"`
	Details    string `json:"details"`
	Path       string `json:"path"`
	Line       int    `json:"line"`
	Severity   string `json:"severity"`
	Result     string `json:"result"`
}

// NewCodeInsights makes the bodies of a report.
func NewCodeInsights(r Report) CodeInsights {
	out := CodeInsights{Report: newInsightsReport(r), Annotations: [][]Annotation{}}
	findings := slices.Clone(r.Findings)
	slices.SortStableFunc(findings, func(a, b Finding) int { return weights[b.Severity] - weights[a.Severity] })
	findings = findings[:min(len(findings), mostAnnotations)]
	for some := range slices.Chunk(findings, batch) {
		var annotations []Annotation
		for i, f := range some {
			annotations = append(annotations, annotate(f, len(out.Annotations)*batch+i, r.Blocks(f)))
		}
		out.Annotations = append(out.Annotations, annotations)
	}
	return out
}

func newInsightsReport(r Report) InsightsReport {
	i := InsightsReport{
		Title: "flota check", ReportType: "SECURITY", Reporter: "flota", Result: "PASSED",
		Details: fmt.Sprintf("%d checks looked at %d resources in %d stacks.", r.Totals.Checks, r.Totals.Resources, r.Totals.Stacks),
	}
	if r.Blocked() {
		i.Result = "FAILED"
	}
	if len(r.Findings) > mostAnnotations {
		i.Details += fmt.Sprintf(" %d findings, the %d heaviest are shown.", len(r.Findings), mostAnnotations)
	}
	for _, s := range slices.Backward(Severities()) {
		i.Data = append(i.Data, InsightsData{Title: string(s), Type: "NUMBER", Value: r.Totals.Severities[s]})
	}
	i.Data = append(i.Data,
		InsightsData{Title: "blocking", Type: "NUMBER", Value: r.Totals.Blocking},
		InsightsData{Title: "waived", Type: "NUMBER", Value: r.Totals.Waived})
	return i
}

func annotate(f Finding, number int, blocks bool) Annotation {
	a := Annotation{
		ExternalID: fmt.Sprintf("flota-%04d", number),
		Type:       "VULNERABILITY",
		Summary:    check.Shorten(f.Title+" ("+f.Check+")", longestSummary),
		Details:    check.Shorten(f.Address+": "+f.Message+"\n\n"+f.Why()+"\n\n"+f.Mend(), longestDetails),
		Path:       f.File, Line: f.Line,
		Severity: map[check.Severity]string{check.Critical: "CRITICAL", check.High: "HIGH", check.Medium: "MEDIUM", check.Low: "LOW"}[f.Severity],
		Result:   "IGNORED",
	}
	if f.Family == check.Misconfiguration {
		a.Type = "CODE_SMELL"
	}
	if blocks {
		a.Result = "FAILED"
	}
	return a
}
