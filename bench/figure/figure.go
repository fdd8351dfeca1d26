// Package figure measures promises several times, and prints the median of all
// runs beside each goal.
package figure

import (
	"fmt"
	"io"
	"os"
	"slices"
	"text/tabwriter"
)

// Figure is one promise: a name, its unit, and the most it may be.
type Figure struct {
	Name string
	Unit string
	Most float64
}

// Measure runs something so many times, which returns a value for each figure
// in their order, and prints a table of them. Which run it is goes to stderr.
func Measure(out io.Writer, figures []Figure, runs int, run func() ([]float64, error)) error {
	measured := make([][]float64, len(figures))
	for i := range runs {
		fmt.Fprintf(os.Stderr, "run %d of %d\n", i+1, runs)
		values, err := run()
		if err != nil {
			return err
		}
		for f, v := range values {
			measured[f] = append(measured[f], v)
		}
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "figure\tat most\tmedian of %d\tall\n", runs)
	for i, f := range figures {
		fmt.Fprintf(w, "%s\t%g %s\t%.3g %s\t%.3g\n", f.Name, f.Most, f.Unit, median(measured[i]), f.Unit, measured[i])
	}
	return w.Flush()
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}
