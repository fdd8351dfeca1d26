package reach

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/config"
)

// Ports are the ports that a rule is about.
type Ports struct {
	// Protocol is tcp, udp, all, or whatever else is written; empty where it is not known.
	Protocol    string
	First, Last int
	// Known says whether First and Last are, in a protocol that has ports.
	Known bool
}

// protocols are names for the numbers that IANA gives.
var protocols = map[string]string{"-1": "all", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6"}

// portsOf reads the ports of a rule. Where none are written, all are meant.
func portsOf(b *config.Block, protocol string) Ports {
	p, known := b.Get(protocol).Text("all")
	if !known {
		return Ports{}
	}
	p = strings.ToLower(p)
	if name, ok := protocols[p]; ok {
		p = name
	}
	from, to := b.Get("from_port"), b.Get("to_port")
	if from.Absent() && to.Absent() {
		return Ports{p, 0, 65535, !from.Maybe}
	}
	first, okFirst := from.Number(0)
	last, okLast := to.Number(first)
	return Ports{p, int(first), int(last), okFirst && okLast}
}

// Carry says whether a rule lets one of some protocols through.
func (p Ports) Carry(protocols ...string) config.Truth {
	if p.Protocol == "" {
		return config.Unknown
	}
	return config.Is(p.Protocol == "all" || slices.Contains(protocols, p.Protocol))
}

// Every says whether a rule is about all ports. From 0 to 0 is what people
// write who mean all.
func (p Ports) Every() config.Truth {
	switch {
	case p.Protocol == "all":
		return config.Yes
	case p.Carry("tcp", "udp") == config.No:
		return config.No
	case p.Protocol == "" || !p.Known:
		return config.Unknown
	}
	return config.Is(p.First <= 1 && p.Last >= 65535 || p.First <= 0 && p.Last <= 0)
}

// Hold says whether a rule opens a port to one of some protocols, be it alone or with all others.
func (p Ports) Hold(port int, protocols ...string) config.Truth {
	t := p.Carry(protocols...)
	if t == config.No || p.Every() == config.Yes {
		return t
	}
	if !p.Known {
		return config.Unknown
	}
	return t.And(config.Is(p.First <= port && port <= p.Last))
}

// Pick says whether a rule opens a port, but not simply all of them.
func (p Ports) Pick(port int, protocols ...string) config.Truth {
	return p.Hold(port, protocols...).And(p.Every().Not())
}
