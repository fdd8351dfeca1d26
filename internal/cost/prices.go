// Package cost estimates what a fleet costs a month, from what its manifest
// says and a table of prices. It knows list prices on demand: no discounts, no
// free tier, no taxes.
package cost

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// Prices is a table of prices, which says when it was looked up and for where.
type Prices struct {
	// Checked is the month in which the prices were looked up: 2026-06.
	Checked  string `json:"checked"`
	Region   string `json:"region"`
	Currency string `json:"currency"`
	// Sources are the pages that the prices stand on, by the first word of their names.
	Sources map[string]string `json:"sources,omitempty"`
	// Assumptions are how much is used of what is paid for by use, in a month unless the name says otherwise.
	Assumptions map[string]float64 `json:"assumptions"`
	// Prices are by name, in the currency. The end of a name says for what: hour, gb, million, month.
	Prices map[string]float64 `json:"prices"`
}

//go:embed prices.json
var shipped []byte

// Shipped returns the table that flota brings along.
func Shipped() Prices {
	p, err := Parse(shipped)
	if err != nil {
		panic("cost: " + err.Error())
	}
	return p
}

// Parse reads a table. It is strict: what it does not know is an error.
func Parse(text []byte) (Prices, error) {
	var p Prices
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return Prices{}, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Prices{}, errors.New("there is something after the table")
	}
	if p.Checked == "" {
		return Prices{}, errors.New(`"checked" must say when the prices were looked up`)
	}
	for _, table := range []map[string]float64{p.Assumptions, p.Prices} {
		for _, name := range slices.Sorted(maps.Keys(table)) {
			if n := table[name]; n < 0 || n > 1e9 || math.IsNaN(n) {
				return Prices{}, fmt.Errorf("%s is %g, which is neither a price nor an amount", name, n)
			}
		}
	}
	return p, nil
}

// Over returns the table with what another one says in its place. A name that
// the table does not have may only be the price of a class, a type or a bundle.
func (p Prices) Over(other Prices) (Prices, error) {
	out := p
	out.Checked = other.Checked
	if other.Region != "" {
		out.Region = other.Region
	}
	if other.Currency != "" {
		out.Currency = other.Currency
	}
	if other.Sources != nil {
		out.Sources = other.Sources
	}
	out.Assumptions, out.Prices = maps.Clone(p.Assumptions), maps.Clone(p.Prices)
	for name, n := range other.Assumptions {
		if _, ok := p.Assumptions[name]; !ok {
			return p, fmt.Errorf("there is no assumption %q", name)
		}
		out.Assumptions[name] = n
	}
	for name, n := range other.Prices {
		if _, ok := p.Prices[name]; !ok && !open(name) {
			return p, fmt.Errorf("there is no price %q", name)
		}
		out.Prices[name] = n
	}
	return out, nil
}

// open reports whether the name is of a kind of which AWS has more than the table.
func open(name string) bool {
	return slices.ContainsFunc([]string{"rds.db.", "aurora.db.", "ec2.linux.", "ec2.windows.", "workspaces."}, func(prefix string) bool {
		return strings.HasPrefix(name, prefix)
	})
}
