package reach

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
	"pgregory.net/rapid"

	"flota.dev/flota/internal/config"
)

func TestPorts(t *testing.T) {
	for _, c := range []struct {
		name        string
		protocol    cty.Value
		first, last cty.Value
		every, ssh  config.Truth
	}{
		{"one", cty.StringVal("tcp"), cty.NumberIntVal(22), cty.NumberIntVal(22), config.No, config.Yes},
		{"text", cty.StringVal("TCP"), cty.StringVal("20"), cty.StringVal("30"), config.No, config.Yes},
		{"other", cty.StringVal("tcp"), cty.NumberIntVal(80), cty.NumberIntVal(90), config.No, config.No},
		{"other protocol", cty.StringVal("17"), cty.NumberIntVal(22), cty.NumberIntVal(22), config.No, config.No},
		{"all protocols", cty.NumberIntVal(-1), cty.NumberIntVal(0), cty.NumberIntVal(0), config.Yes, config.Yes},
		{"all protocols, ports in vain", cty.StringVal("all"), cty.NumberIntVal(80), cty.NumberIntVal(80), config.Yes, config.Yes},
		{"all ports", cty.StringVal("tcp"), cty.NumberIntVal(0), cty.NumberIntVal(65535), config.Yes, config.Yes},
		{"zero for all", cty.StringVal("tcp"), cty.NumberIntVal(0), cty.NumberIntVal(0), config.Yes, config.Yes},
		{"no ports written", cty.StringVal("tcp"), cty.NilVal, cty.NilVal, config.Yes, config.Yes},
		{"ICMP", cty.StringVal("icmp"), cty.NumberIntVal(-1), cty.NumberIntVal(-1), config.No, config.No},
		{"protocol not known", cty.UnknownVal(cty.String), cty.NumberIntVal(22), cty.NumberIntVal(22), config.Unknown, config.Unknown},
		{"ports not known", cty.StringVal("tcp"), cty.UnknownVal(cty.Number), cty.NumberIntVal(22), config.Unknown, config.Unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := portsOf(holding(map[string]cty.Value{"protocol": c.protocol, "from_port": c.first, "to_port": c.last}), "protocol")
			if got := p.Every(); got != c.every {
				t.Errorf("every is %v, want %v", got, c.every)
			}
			if got := p.Hold(22, "tcp"); got != c.ssh {
				t.Errorf("SSH is %v, want %v", got, c.ssh)
			}
		})
	}
}

// holding is a block with some attributes; those that are NilVal are left out.
func holding(values map[string]cty.Value) *config.Block {
	b := &config.Block{Attributes: map[string]*config.Attribute{}}
	for name, v := range values {
		if v != cty.NilVal {
			b.Attributes[name] = &config.Attribute{Name: name, Value: v}
		}
	}
	return b
}

func TestAllPortsHoldEachPort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Ports{
			Protocol: rapid.SampledFrom([]string{"", "all", "tcp", "udp", "icmp"}).Draw(t, "protocol"),
			First:    rapid.IntRange(-1, 65535).Draw(t, "first"),
			Last:     rapid.IntRange(-1, 65535).Draw(t, "last"),
			Known:    rapid.Bool().Draw(t, "known"),
		}
		port := rapid.IntRange(1, 65535).Draw(t, "port")
		held := p.Hold(port, "tcp", "udp")
		if p.Every() == config.Yes && held != config.Yes {
			t.Fatalf("%+v is about every port, and does not hold %d", p, port)
		}
		if p.Pick(port, "tcp", "udp") > held {
			t.Fatalf("%+v picks port %d, and does not hold it", p, port)
		}
	})
}
