package reach

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// Source is one entry of what a rule lets in, or where it lets out to.
type Source struct {
	// Prefix is the range, if it is known.
	Prefix netip.Prefix
	// known is false where the entry hangs on an input that nobody gave. A
	// range that AWS will make out, such as the address of an instance, is
	// known not to be the whole internet.
	known bool
	// bits is the length of the prefix where that alone is known, else -1.
	bits int
	// Value is the entry, as written.
	Value config.Value
}

// Sources reads the ranges, and the prefix lists, in some attributes of a block.
func Sources(w *check.World, b *config.Block, names ...string) []Source {
	return sourcesOf(b, names, func(e config.Value) []Source {
		if lists := check.Behind(e, "aws_ec2_managed_prefix_list"); len(lists) > 0 {
			return listed(w, lists, e)
		}
		return ranges(e)
	})
}

func sourcesOf(b *config.Block, names []string, read func(config.Value) []Source) []Source {
	var out []Source
	for _, name := range names {
		v := b.Get(name)
		elements, complete := v.Elements()
		if !complete {
			out = append(out, Source{Value: v, bits: -1})
		}
		for _, e := range elements {
			if !e.Absent() {
				out = append(out, read(e)...)
			}
		}
	}
	return out
}

// ranges reads an entry, which some modules write as a text with commas.
func ranges(e config.Value) []Source {
	text, known := e.Text("")
	if !known {
		return []Source{later(e, text)}
	}
	var out []Source
	for part := range strings.SplitSeq(text, ",") {
		if p, ok := prefixOf(part); ok {
			out = append(out, Source{Prefix: p, known: true, bits: p.Bits(), Value: e})
		}
	}
	return out
}

// later is an entry that is not known yet, in which references may stand.
func later(e config.Value, text string) Source {
	refs := e.Refs()
	unset := len(refs) == 0 || slices.ContainsFunc(refs, config.Ref.Variable)
	return Source{known: !unset, bits: suffix(text), Value: e}
}

// listed reads the entries of prefix lists, those that stand alone too. A list
// within a list, which AWS knows not, is not followed.
func listed(w *check.World, lists []*config.Resource, from config.Value) []Source {
	var out []Source
	for _, l := range lists {
		for _, b := range l.Find("entry") {
			out = append(out, sourcesOf(b, []string{"cidr"}, ranges)...)
		}
		s := &check.Subject{Resource: l, World: w}
		entries, _ := s.Linked("aws_ec2_managed_prefix_list_entry", "prefix_list_id")
		for _, e := range entries {
			out = append(out, sourcesOf(e.Block, []string{"cidr"}, ranges)...)
		}
	}
	for i := range out {
		out[i].Value.Range = from.Range
	}
	return out
}

// prefixOf reads a range, or a single address as the range of it alone.
func prefixOf(s string) (netip.Prefix, bool) {
	s = strings.TrimSpace(s)
	if p, err := netip.ParsePrefix(s); err == nil {
		return p.Masked(), true
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, false
	}
	return netip.PrefixFrom(a, a.BitLen()), true
}

// suffix is the length of a prefix whose address is not known, such as ${address}/32, or -1.
func suffix(s string) int {
	i := strings.LastIndexByte(s, '/')
	n, err := strconv.Atoi(s[i+1:])
	if i < 0 || err != nil {
		return -1
	}
	return n
}

// most is how long the prefix of a public range may be that counts as the
// whole internet: people split 0.0.0.0/0 in two to get past a scanner.
const most = 4

// World says whether the source is every address, or close to it.
func (s Source) World() config.Truth {
	switch {
	case s.Prefix.IsValid():
		return config.Is(s.Prefix.Bits() <= most && !private(s.Prefix))
	case s.known || s.bits > most:
		return config.No
	}
	return config.Unknown
}

// private reports whether a range lies within those that are not routed on the internet.
func private(p netip.Prefix) bool {
	for _, block := range inside {
		if block.Bits() <= p.Bits() && block.Contains(p.Addr()) {
			return true
		}
	}
	return false
}

// inside are the ranges of RFC 1918, RFC 6598 and RFC 4193, and those of a machine or link itself.
var inside = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"),
	netip.MustParsePrefix("172.16.0.0/12"),
	netip.MustParsePrefix("192.168.0.0/16"),
	netip.MustParsePrefix("100.64.0.0/10"),
	netip.MustParsePrefix("127.0.0.0/8"),
	netip.MustParsePrefix("169.254.0.0/16"),
	netip.MustParsePrefix("fc00::/7"),
	netip.MustParsePrefix("fe80::/10"),
	netip.MustParsePrefix("::1/128"),
}

// few is the size of public range, in bits of its address, that counts as an
// office or a few hosts: 8 addresses and more are a network.
const few = 3

// PublicRange says whether the source is a public range of several hosts, less than the world.
func (s Source) PublicRange() config.Truth {
	p := s.Prefix
	if !p.IsValid() {
		return config.No
	}
	return config.Is(s.World() == config.No && !private(p) && p.Addr().Is4() && p.Addr().BitLen()-p.Bits() >= few)
}

// PrivateRange says whether the source is a private range of 65,536 addresses or more.
func (s Source) PrivateRange() config.Truth {
	p := s.Prefix
	if !p.IsValid() {
		return config.No
	}
	return config.Is(private(p) && p.Addr().Is4() && p.Bits() <= 16)
}
