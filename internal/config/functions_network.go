package config

import (
	"errors"
	"fmt"
	"math/big"
	"net/netip"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

func networkFunctions() map[string]guarded {
	return map[string]guarded{
		"cidrcontains": every(cidrContainsFunction),
		"cidrhost":     every(cidrHostFunction),
		"cidrnetmask":  every(cidrNetmaskFunction),
		"cidrsubnet":   every(cidrSubnetFunction),
		"cidrsubnets":  every(cidrSubnetsFunction),
	}
}

// parsePrefix reads a range of addresses. Zeros before an IPv4 number mean
// nothing, as in Terraform.
func parsePrefix(s string) (netip.Prefix, error) {
	p, err := netip.ParsePrefix(trimZeros(s))
	if err != nil {
		return p, fmt.Errorf("invalid CIDR expression: invalid CIDR address: %s", s)
	}
	return p.Masked(), nil
}

func trimZeros(s string) string {
	if strings.Contains(s, ":") {
		return s
	}
	address, bits, cut := strings.Cut(s, "/")
	parts := strings.Split(address, ".")
	for i, n := range parts {
		if n != "" {
			parts[i] = strings.TrimLeft(n[:len(n)-1], "0") + n[len(n)-1:]
		}
	}
	if address = strings.Join(parts, "."); cut {
		return address + "/" + bits
	}
	return address
}

// step is the address n addresses further on.
func step(from netip.Addr, n *big.Int) (netip.Addr, bool) {
	sum := new(big.Int).SetBytes(from.AsSlice())
	sum.Add(sum, n)
	if sum.Sign() < 0 || sum.BitLen() > from.BitLen() {
		return netip.Addr{}, false
	}
	raw := sum.FillBytes(make([]byte, from.BitLen()/8))
	return netip.AddrFromSlice(raw)
}

func power(bits int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(bits)) }

// integer returns a number as one without a fraction.
func integer(v cty.Value) (*big.Int, error) {
	n, accuracy := v.AsBigFloat().Int(nil)
	if accuracy != big.Exact {
		return nil, errors.New("value must be a whole number")
	}
	return n, nil
}

func numbers(names ...string) []function.Parameter {
	var out []function.Parameter
	for _, n := range names {
		out = append(out, function.Parameter{Name: n, Type: cty.Number})
	}
	return out
}

var cidrHostFunction = function.New(&function.Spec{
	Params: append(texts("prefix"), numbers("hostnum")...),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		host, err := integer(args[1])
		if err != nil {
			return cty.NilVal, function.NewArgError(1, err)
		}
		p, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		room := power(p.Addr().BitLen() - p.Bits())
		at := host
		if host.Sign() < 0 {
			at = new(big.Int).Add(room, host)
		}
		if at.Sign() < 0 || at.Cmp(room) >= 0 {
			return cty.NilVal, fmt.Errorf("prefix of %d does not accommodate a host numbered %d", p.Bits(), host)
		}
		a, _ := step(p.Addr(), at)
		return cty.StringVal(a.String()), nil
	},
})

var cidrNetmaskFunction = function.New(&function.Spec{
	Params: texts("prefix"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.NilVal, err
		}
		if p.Addr().Is6() {
			return cty.NilVal, fmt.Errorf("IPv6 addresses cannot have a netmask: %s", args[0].AsString())
		}
		all := netip.MustParseAddr("255.255.255.255")
		mask, err := all.Prefix(p.Bits())
		if err != nil {
			return cty.NilVal, err
		}
		return cty.StringVal(mask.Addr().String()), nil
	},
})

var cidrSubnetFunction = function.New(&function.Spec{
	Params: append(texts("prefix"), numbers("newbits", "netnum")...),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		more, err := whole(args[1])
		if err != nil {
			return cty.NilVal, function.NewArgError(1, err)
		}
		n, err := integer(args[2])
		if err != nil {
			return cty.NilVal, function.NewArgError(2, err)
		}
		p, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		free := p.Addr().BitLen() - p.Bits()
		if more > free {
			return cty.NilVal, fmt.Errorf("insufficient address space to extend prefix of %d by %d", p.Bits(), more)
		}
		if more < 0 || n.Sign() < 0 || n.Cmp(power(more)) >= 0 {
			return cty.NilVal, fmt.Errorf("prefix extension of %d does not accommodate a subnet numbered %d", more, n)
		}
		a, _ := step(p.Addr(), n.Mul(n, power(free-more)))
		return cty.StringVal(netip.PrefixFrom(a, p.Bits()+more).String()), nil
	},
})

var cidrSubnetsFunction = function.New(&function.Spec{
	Params:   texts("prefix"),
	VarParam: &function.Parameter{Name: "newbits", Type: cty.Number},
	Type:     function.StaticReturnType(cty.List(cty.String)),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		p, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		var out []cty.Value
		used := new(big.Int)
		for i, a := range args[1:] {
			more, err := whole(a)
			if err != nil {
				return cty.NilVal, function.NewArgError(i+1, err)
			}
			next, err := nextSubnet(p, used, more)
			if err != nil {
				return cty.NilVal, function.NewArgError(i+1, err)
			}
			out = append(out, cty.StringVal(next.String()))
		}
		return listOf(cty.String, out), nil
	},
})

// nextSubnet returns the first range of a size that starts where used ends, or
// behind it, and moves used to its end.
func nextSubnet(p netip.Prefix, used *big.Int, more int) (netip.Prefix, error) {
	width := p.Addr().BitLen()
	bits := p.Bits() + more
	switch {
	case more < 1:
		return p, errors.New("must extend prefix by at least one bit")
	case more > 32:
		return p, errors.New("may not extend prefix by more than 32 bits")
	case bits > width:
		return p, fmt.Errorf("would extend prefix to %d bits, which is too long for an address of %d", bits, width)
	}
	size := power(width - bits)
	start := new(big.Int).Add(used, size)
	start.Sub(start, big.NewInt(1))
	start.Sub(start, new(big.Int).Mod(start, size))
	if start.Cmp(power(width-p.Bits())) >= 0 {
		return p, fmt.Errorf("not enough remaining address space for a subnet with a prefix of %d bits", bits)
	}
	a, _ := step(p.Addr(), start)
	used.Add(start, size)
	return netip.PrefixFrom(a, bits), nil
}

var cidrContainsFunction = function.New(&function.Spec{
	Params: texts("containing_prefix", "contained_ip_or_prefix"),
	Type:   function.StaticReturnType(cty.Bool),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		outer, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		inner := args[1].AsString()
		if a, err := netip.ParseAddr(trimZeros(inner)); err == nil {
			return cty.BoolVal(outer.Contains(a)), nil
		}
		p, err := parsePrefix(inner)
		if err != nil {
			return cty.NilVal, function.NewArgErrorf(1, "invalid IP address or prefix: %s", inner)
		}
		return cty.BoolVal(outer.Contains(p.Addr()) && p.Bits() >= outer.Bits()), nil
	},
})
