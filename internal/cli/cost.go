package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/cost"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/view"
)

func (a *app) cost() *cobra.Command {
	var s selection
	var file string
	var table bool
	c := &cobra.Command{
		Use:   "cost",
		Short: "Estimate what the fleet costs a month",
		Long: "cost estimates what the fleet costs a month on AWS, from the manifest and a table of list prices.\n" +
			"It asks nobody, and changes nothing. What is paid for by use follows from assumptions that stand in the table too.",
		Args: takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			prices, err := readPrices(file)
			if err != nil {
				return err
			}
			if table {
				return a.printPrices(prices)
			}
			p, err := a.load()
			if err != nil {
				return err
			}
			if err := s.check(p.fleet); err != nil {
				return err
			}
			e := cost.Of(p.fleet, prices, s.environments...)
			return a.result(e, func(w io.Writer) { view.Cost(w, a.style(), e) })
		},
	}
	s.flags(a, c)
	c.Flags().StringVar(&file, "prices", "", "JSON file with prices and assumptions that take the place of those that flota brings along")
	c.Flags().BoolVar(&table, "show-prices", false, "print the table as JSON, as --prices takes it, instead of an estimate")
	return c
}

func (a *app) printPrices(prices cost.Prices) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	return enc.Encode(prices)
}

// readPrices returns the table that flota brings along, with what a file says in its place.
func readPrices(file string) (cost.Prices, error) {
	shipped := cost.Shipped()
	if file == "" {
		return shipped, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return shipped, &diag.Error{What: fmt.Sprintf("the prices cannot be read: %v", err), Exit: diag.Usage, Err: err}
	}
	own, err := cost.Parse(text)
	if err == nil {
		own, err = shipped.Over(own)
	}
	if err != nil {
		return shipped, &diag.Error{
			What: fmt.Sprintf("%s is no table of prices: %v", file, err),
			Hint: "flota cost --show-prices prints one to begin with", Exit: diag.Usage, Err: err,
		}
	}
	return own, nil
}
