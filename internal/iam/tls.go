package iam

// securely reports whether a statement is about requests over TLS, or about those that are not, as want says.
func (s *Statement) securely(want string) bool {
	for _, c := range s.Conditions {
		if c.Key == "aws:securetransport" && c.is(want) {
			return true
		}
	}
	return false
}

// TLSOnly reports whether a policy turns away requests for an action that come
// without TLS: it denies them to everyone, or allows nothing to anyone but over TLS.
func (p *Policy) TLSOnly(action string) Answer {
	allowed, secure := 0, 0
	best := unknownIf(p.Partial)
	for i := range p.Statements {
		s := &p.Statements[i]
		switch {
		case s.Effect == Allow:
			allowed++
			if s.securely("true") {
				secure++
			}
		case s.Everyone() == Yes && s.securely("false") && len(s.Conditions) == 1:
			covered := s.Covers(action)
			if s.Effect == Perhaps {
				covered = min(covered, Unknown)
			}
			best = max(best, covered)
		}
	}
	if allowed > 0 && allowed == secure {
		return Yes
	}
	return best
}
