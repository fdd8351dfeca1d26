package cost

import (
	"maps"
	"slices"

	"flota.dev/flota/internal/fleet"
)

// HoursPerMonth is what AWS's own examples reckon with: 365 days by 24 hours by 12 months.
const HoursPerMonth = 730

// Kind is whether a line is paid for whatever happens, or by use.
type Kind string

// The kinds of lines. Usage follows from the table's assumptions.
const (
	Fixed Kind = "fixed"
	Usage Kind = "usage"
)

// Line is one thing that is paid for.
type Line struct {
	What    string  `json:"what"`
	Detail  string  `json:"detail"` // how the amount comes about
	Kind    Kind    `json:"kind"`
	Monthly float64 `json:"monthly"`
}

// Place is what is paid for in one environment, or for all of them together.
type Place struct {
	Name  string  `json:"name"` // the environment's, or "shared"
	Lines []Line  `json:"lines"`
	Fixed float64 `json:"fixed"`
	Usage float64 `json:"usage"`
	Total float64 `json:"total"`
}

// Estimate is what a fleet costs a month.
type Estimate struct {
	Checked     string             `json:"checked"`
	Region      string             `json:"region"`
	Currency    string             `json:"currency"`
	Places      []Place            `json:"places"`
	Total       float64            `json:"total"`
	Assumptions map[string]float64 `json:"assumptions"`
	// Unpriced names prices that the table lacks. What they stand for is missing from the totals.
	Unpriced []string `json:"unpriced"`
	// Elsewhere are regions of the fleet that the prices are not of.
	Elsewhere []string `json:"elsewhere"`
	LeftOut   []string `json:"left_out"`
}

// LeftOut is what costs money too and is in no estimate.
var LeftOut = []string{
	"tasks beyond count.min, and the second set of tasks while a release bakes",
	"Container Insights, which is paid for by metric, and metrics and traces of your own",
	"what guards the account (base.security): the trail, GuardDuty, Security Hub, Config, unused rights",
	"backups beyond the size of the database, snapshots, old versions and copies of objects",
	"traffic between zones and regions",
	"requests to KMS, S3, SSM and Secrets Manager, and DNS queries",
	"support plans, taxes, discounts and the free tier",
}

// Of estimates the named environments of a fleet, all of them if none is named,
// and what they share.
func Of(f *fleet.Fleet, prices Prices, environments ...string) Estimate {
	r := &reckoning{prices: prices, unpriced: map[string]bool{}}
	e := Estimate{
		Checked: prices.Checked, Region: prices.Region, Currency: prices.Currency,
		Assumptions: prices.Assumptions, LeftOut: LeftOut, Unpriced: []string{}, Elsewhere: []string{},
	}
	elsewhere := map[string]bool{f.Shared.Region: true}
	e.Places = append(e.Places, r.place("shared", func() { r.shared(f) }))
	for _, env := range f.Environments {
		if len(environments) > 0 && !slices.Contains(environments, env.Name) {
			continue
		}
		elsewhere[env.Region] = true
		e.Places = append(e.Places, r.place(env.Name, func() { r.environment(env, f.Services(env.Name)) }))
	}
	for _, p := range e.Places {
		e.Total += p.Total
	}
	delete(elsewhere, prices.Region)
	e.Elsewhere = append(e.Elsewhere, slices.Sorted(maps.Keys(elsewhere))...)
	e.Unpriced = append(e.Unpriced, slices.Sorted(maps.Keys(r.unpriced))...)
	return e
}

// reckoning adds up the lines of one place after the other.
type reckoning struct {
	prices   Prices
	unpriced map[string]bool
	lines    []Line
}

func (r *reckoning) place(name string, fill func()) Place {
	r.lines = nil
	fill()
	p := Place{Name: name, Lines: r.lines}
	for _, l := range p.Lines {
		if l.Kind == Fixed {
			p.Fixed += l.Monthly
		} else {
			p.Usage += l.Monthly
		}
	}
	p.Total = p.Fixed + p.Usage
	return p
}

// price returns a price of the table, and notes one that is missing.
func (r *reckoning) price(name string) float64 {
	n, ok := r.prices.Prices[name]
	if !ok {
		r.unpriced[name] = true
	}
	return n
}

func (r *reckoning) hourly(name string) float64 { return r.price(name) * HoursPerMonth }

func (r *reckoning) assume(name string) float64 { return r.prices.Assumptions[name] }

// add notes a line, unless there is nothing to pay for.
func (r *reckoning) add(kind Kind, what, detail string, monthly float64) {
	if monthly > 0 {
		r.lines = append(r.lines, Line{What: what, Detail: detail, Kind: kind, Monthly: monthly})
	}
}
