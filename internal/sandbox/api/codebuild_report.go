package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/build"
)

type batchGetReportsInput struct {
	ARNs []string `json:"reportArns"`
}

type batchGetReportsOutput struct {
	Reports  []reportOutput `json:"reports"`
	NotFound []string       `json:"reportsNotFound"`
}

type reportOutput struct {
	ARN     string      `json:"arn"`
	Type    string      `json:"type"`
	Name    string      `json:"name"`
	Group   string      `json:"reportGroupArn"`
	Build   string      `json:"executionId"`
	Status  string      `json:"status"`
	Created *Time       `json:"created,omitempty"`
	Summary testSummary `json:"testSummary"`
}

type testSummary struct {
	Total  int            `json:"total"`
	Counts map[string]int `json:"statusCounts"`
	Took   int64          `json:"durationInNanoSeconds"`
}

func (a *API) batchGetReports(_ context.Context, c caller, in batchGetReportsInput) (batchGetReportsOutput, error) {
	out := batchGetReportsOutput{Reports: []reportOutput{}, NotFound: []string{}}
	for _, arn := range in.ARNs {
		r, found, err := maybe[build.Report](a, c.key(build.TypeReport, arn))
		switch {
		case err != nil:
			return out, err
		case !found:
			out.NotFound = append(out.NotFound, arn)
		default:
			out.Reports = append(out.Reports, reportOutput{
				ARN: r.ARN, Type: "TEST", Name: r.Name, Group: r.Group, Build: r.Build, Status: r.Status, Created: instant(r.Created),
				Summary: testSummary{
					Total: r.Passed + r.Failed + r.Skipped, Took: int64(r.Took),
					Counts: map[string]int{"SUCCEEDED": r.Passed, "FAILED": r.Failed, "SKIPPED": r.Skipped},
				},
			})
		}
	}
	return out, nil
}
