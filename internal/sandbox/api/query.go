package api

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
)

// isQuery tells requests of the AWS query protocol: a form with an Action, in
// the body or, for presigned URLs, in the URL.
func isQuery(r *http.Request) bool {
	if r.URL.Path != "/" {
		return false
	}
	if r.Method == http.MethodGet {
		return r.URL.Query().Has("Action")
	}
	return r.Method == http.MethodPost && strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded")
}

// serveQuery answers the AWS query protocol: a form in, XML out.
func (a *API) serveQuery(w http.ResponseWriter, r *http.Request, c caller) {
	form, err := readForm(r)
	if err != nil {
		writeXMLError(w, c, "", failf("MalformedQueryString", "%s", err))
		return
	}
	name := form.Get("Action")
	s, ok := a.bySigning[c.Service]
	if c.Service == "" {
		s, ok = a.serviceWith(name)
	}
	if !ok {
		e := unknownService(c.Service)
		if c.Service == "" {
			e = unknownOperation("any service", name)
		}
		writeXMLError(w, c, "", e)
		return
	}
	out, err := s.run(r.Context(), c, name, func(into any) error { return decodeForm(form, into) })
	switch {
	case err != nil && s.flat:
		writeFlatXMLError(w, c, asError(err))
	case err != nil:
		writeXMLError(w, c, s.namespace, asError(err))
	case s.flat:
		writeFlatXML(w, c, s.namespace, name, out)
	default:
		writeXML(w, c, s.namespace, name, out)
	}
}

// serviceWith finds the service of an unsigned request by the operation's name.
func (a *API) serviceWith(action string) (*service, bool) {
	for _, s := range a.bySigning {
		if _, ok := s.operations[action]; ok && s.namespace != "" {
			return s, true
		}
	}
	return nil, false
}

func readForm(r *http.Request) (url.Values, error) {
	form := r.URL.Query()
	if r.Method == http.MethodGet {
		return form, nil
	}
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	return url.ParseQuery(string(body))
}

func decodeForm(form url.Values, into any) error {
	tree, err := formTree(form)
	if err != nil {
		return err
	}
	return assign(tree, reflect.ValueOf(into).Elem())
}

var errFormShape = errors.New("a parameter is both a value and a structure")

// maxDepth bounds how deep inputs nest; AWS's own stay far below.
const maxDepth = 32

// formTree turns names like Filters.member.1.Name into nested maps.
func formTree(form url.Values) (map[string]any, error) {
	root := map[string]any{}
	for name, values := range form {
		at := root
		steps := strings.Split(name, ".")
		if len(steps) > maxDepth {
			return nil, fmt.Errorf("parameter nests deeper than %d", maxDepth)
		}
		last := len(steps) - 1
		for _, step := range steps[:last] {
			next, ok := at[step].(map[string]any)
			if !ok {
				if at[step] != nil {
					return nil, errFormShape
				}
				next = map[string]any{}
				at[step] = next
			}
			at = next
		}
		if at[steps[last]] != nil {
			return nil, errFormShape
		}
		at[steps[last]] = values[0]
	}
	return root, nil
}

func writeXML(w http.ResponseWriter, c caller, namespace, action string, out any) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<%sResponse xmlns=%q><%[1]sResult>", action, namespace)
	encodeXML(&b, reflect.ValueOf(out), "member")
	fmt.Fprintf(&b, "</%sResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></%[1]sResponse>", action, c.RequestID)
	w.Header().Set("Content-Type", "text/xml")
	w.Write(b.Bytes())
}

func writeXMLError(w http.ResponseWriter, c caller, namespace string, e *Error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<ErrorResponse xmlns=%q><Error><Type>%s</Type>", namespace, e.sender())
	element(&b, "Code", func() { escape(&b, e.Code) })
	element(&b, "Message", func() { escape(&b, e.Message) })
	fmt.Fprintf(&b, "</Error><RequestId>%s</RequestId></ErrorResponse>", c.RequestID)
	w.Header().Set("Content-Type", "text/xml")
	w.WriteHeader(e.status())
	w.Write(b.Bytes())
}
