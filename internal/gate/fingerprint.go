package gate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// fingerprint is a short hash of everything that a resource says. References
// count by what they name, so the same code gives the same hash in every run.
// It is made once for all findings about the resource.
func fingerprint(w *check.World, r *config.Resource) string {
	type printed struct{ r *config.Resource }
	return check.Remember(w, printed{r}, func() string {
		h := sha256.New()
		fmt.Fprintln(h, r.Type, r.Address)
		writeBlock(h, r.Block)
		return hex.EncodeToString(h.Sum(nil))[:12]
	})
}

func writeBlock(w io.Writer, b *config.Block) {
	for _, name := range slices.Sorted(maps.Keys(b.Attributes)) {
		fmt.Fprintf(w, "%s=%s\n", name, b.Readable(text(b.Attributes[name].Value)))
	}
	for _, n := range b.Blocks {
		fmt.Fprintf(w, "%s{\n", n.Kind)
		writeBlock(w, n)
		fmt.Fprintln(w, "}")
	}
}

// text is a value as JSON; what is unknown counts as null.
func text(v cty.Value) string {
	known, err := cty.Transform(v, func(_ cty.Path, e cty.Value) (cty.Value, error) {
		if !e.IsKnown() {
			return cty.NullVal(cty.DynamicPseudoType), nil
		}
		return e, nil
	})
	if err != nil {
		return err.Error()
	}
	out, err := ctyjson.SimpleJSONValue{Value: known}.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(out)
}
