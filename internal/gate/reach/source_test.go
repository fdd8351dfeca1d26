package reach

import (
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

func TestSources(t *testing.T) {
	const yes, no = config.Yes, config.No
	for _, c := range []struct {
		text                   string
		world, public, private config.Truth
	}{
		{"0.0.0.0/0", yes, no, no},
		{"::/0", yes, no, no},
		{"128.0.0.0/1", yes, no, no},
		{"203.0.113.0/24", no, yes, no},
		{"203.0.113.0/29", no, yes, no},
		{"203.0.113.7/32", no, no, no},
		{"203.0.113.7", no, no, no},
		{"10.0.0.0/8", no, no, yes},
		{"172.31.0.0/16", no, no, yes},
		{"192.168.4.0/24", no, no, no},
		{"2001:db8::/32", no, no, no},
	} {
		t.Run(c.text, func(t *testing.T) {
			found := Sources(check.NewWorld(), holding(map[string]cty.Value{"cidr": cty.StringVal(c.text)}), "cidr")
			if len(found) != 1 {
				t.Fatalf("%d sources, want 1", len(found))
			}
			s := found[0]
			got := [...]config.Truth{s.World(), s.PublicRange(), s.PrivateRange()}
			if want := [...]config.Truth{c.world, c.public, c.private}; got != want {
				t.Errorf("got %v, want %v: world, public, private", got, want)
			}
		})
	}
}

func TestSourcesThatAreNotKnown(t *testing.T) {
	b := holding(map[string]cty.Value{"cidrs": cty.UnknownVal(cty.List(cty.String))})
	rule := Rule{Block: b, Sources: Sources(check.NewWorld(), b, "cidrs", "more")}
	if got, at := rule.World(); got != config.Unknown || at.Path != "cidrs" {
		t.Errorf("got %v by %q, want unknown by cidrs", got, at.Path)
	}
}

func TestWhatIsNoRangeIsNoSource(t *testing.T) {
	b := holding(map[string]cty.Value{"cidrs": cty.TupleVal([]cty.Value{cty.StringVal("anyone"), cty.NullVal(cty.String)})})
	if found := Sources(check.NewWorld(), b, "cidrs"); len(found) > 0 {
		t.Errorf("got %v, want none", found)
	}
}

func FuzzPrefixOf(f *testing.F) {
	for _, s := range []string{"0.0.0.0/0", "::/0", "10.0.0.1", " 192.168.0.0/16", "anyone", "/", "1.2.3.4/33"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := prefixOf(s)
		if ok != p.IsValid() {
			t.Errorf("%q: %v is valid: %v", s, p, p.IsValid())
		}
		if n := suffix(s); n >= 0 && ok && strings.Contains(s, "/") && n != p.Bits() {
			t.Errorf("%q ends in %d, and is %v", s, n, p)
		}
	})
}
