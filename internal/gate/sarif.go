package gate

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"flota.dev/flota/internal/gate/check"
)

// WriteSARIF writes a report as SARIF 2.1.0, the Static Analysis Results
// Interchange Format of OASIS. Waived findings are suppressed results; unknown
// ones are of kind "review".
func WriteSARIF(w io.Writer, r Report) error {
	run := sarifRun{Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "flota", InformationURI: "https://flota.dev", Rules: []sarifRule{}}
	for _, f := range r.Findings {
		run.add(f, nil)
	}
	for _, x := range r.Waived {
		run.add(x.Finding, []sarifSuppression{{Kind: suppressionKind(x), Justification: x.Reason}})
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func suppressionKind(w Waived) string {
	if strings.HasPrefix(w.Waiver, w.File+":") {
		return "inSource"
	}
	return "external"
}

func (run *sarifRun) add(f Finding, waived []sarifSuppression) {
	rules := &run.Tool.Driver.Rules
	index := slices.IndexFunc(*rules, func(r sarifRule) bool { return r.ID == f.Check })
	if index < 0 {
		index = len(*rules)
		*rules = append(*rules, newSarifRule(f))
	}
	result := sarifResult{
		RuleID: f.Check, RuleIndex: index, Kind: "fail", Level: sarifLevels[f.Severity],
		Message:             sarifText{Text: f.Address + ": " + f.Message},
		Suppressions:        waived,
		PartialFingerprints: map[string]string{"flota/v1": f.Stack + ":" + f.Address + ":" + f.Check},
	}
	if f.Status == Unknown {
		result.Kind, result.Level = "review", "none"
	}
	location := sarifLocation{}
	location.Physical.Artifact.URI = filepath.ToSlash(f.File)
	location.Physical.Region = sarifRegion{StartLine: max(1, f.Line), EndLine: max(1, f.Line, f.EndLine)}
	location.Logical = []sarifLogical{{FullyQualifiedName: f.Address, Kind: "resource"}}
	result.Locations = []sarifLocation{location}
	run.Results = append(run.Results, result)
}

func newSarifRule(f Finding) sarifRule {
	rule := sarifRule{
		ID: f.Check, Short: sarifText{Text: f.Title}, Full: sarifText{Text: f.Why()},
		Help: sarifText{Text: f.Mend()},
	}
	rule.Default.Level = sarifLevels[f.Severity]
	rule.Properties.Tags = append([]string{string(f.Family)}, f.Aliases...)
	rule.Properties.SecuritySeverity = sarifScores[f.Severity]
	return rule
}

// sarifLevels are SARIF's levels, section 3.27.10.
var sarifLevels = map[check.Severity]string{check.Critical: "error", check.High: "error", check.Medium: "warning", check.Low: "note"}

// sarifScores are scores from 0 to 10, by which code hosts sort.
var sarifScores = map[check.Severity]string{check.Critical: "9.5", check.High: "8.0", check.Medium: "5.5", check.Low: "2.0"}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Help    sarifText `json:"help"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
		Properties struct {
			Tags             []string `json:"tags"`
			SecuritySeverity string   `json:"security-severity"`
		} `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID              string             `json:"ruleId"`
		RuleIndex           int                `json:"ruleIndex"`
		Kind                string             `json:"kind"`
		Level               string             `json:"level"`
		Message             sarifText          `json:"message"`
		Locations           []sarifLocation    `json:"locations"`
		PartialFingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions        []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region sarifRegion `json:"region"`
		} `json:"physicalLocation"`
		Logical []sarifLogical `json:"logicalLocations"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
		EndLine   int `json:"endLine"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
		Kind               string `json:"kind"`
	}
)
