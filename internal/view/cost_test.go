package view

import (
	"strings"
	"testing"

	"flota.dev/flota/internal/cost"
)

func TestCost(t *testing.T) {
	e := cost.Estimate{
		Checked: "2026-06", Region: "us-east-1", Currency: "USD", Total: 42.5,
		Places: []cost.Place{
			{Name: "shared", Lines: []cost.Line{{What: "KMS keys", Detail: "2", Kind: cost.Fixed, Monthly: 2}}, Fixed: 2, Total: 2},
			{Name: "dev", Lines: []cost.Line{
				{What: "tasks", Detail: "2 tasks: 0.5 vCPU, 1 GB", Kind: cost.Fixed, Monthly: 18.01},
				{What: "logs", Detail: "1 GB, kept for 30 days", Kind: cost.Usage, Monthly: 22.49},
			}, Fixed: 18.01, Usage: 22.49, Total: 40.5},
		},
		Assumptions: map[string]float64{"lcu": 1, "bucket_gb": 10},
		Unpriced:    []string{"ec2.linux.x9.huge.hour"}, Elsewhere: []string{"eu-west-1"}, LeftOut: []string{"taxes"},
	}
	for name, style := range styles {
		var b strings.Builder
		Cost(&b, style, e)
		golden(t, "cost-"+name+".txt", b.String())
	}
}
