package config

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

func codingFunctions() map[string]guarded {
	return map[string]guarded{
		"base64decode":     plain(recode("str", decodeBase64)),
		"base64encode":     plain(recode("str", encodeBase64)),
		"base64gunzip":     plain(recode("str", gunzip)),
		"base64gzip":       plain(recode("str", compress)),
		"csvdecode":        {Function: stdlib.CSVDecodeFunc, cost: elementsCost},
		"jsondecode":       {Function: jsonDecodeFunction, cost: elementsCost},
		"jsonencode":       plain(jsonEncodeFunction),
		"textdecodebase64": plain(textDecodeFunction),
		"textencodebase64": plain(textEncodeFunction),
		"urldecode":        plain(recode("str", url.QueryUnescape)),
		"urlencode":        plain(recode("str", escape)),
		"yamldecode":       {Function: yamlDecodeFunction, cost: elementsCost},
		"yamlencode":       plain(yamlEncodeFunction),
	}
}

// recode makes a function from one text to another.
func recode(name string, f func(string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: texts(name),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, err := f(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(s), nil
		},
	})
}

// elementsCost refuses a text that holds more elements than a value may have,
// or more levels, before it is taken apart.
func elementsCost(args []cty.Value) error {
	depth, deepest, elements, dashes := 0, 0, 0, 0
	for _, c := range []byte(args[0].AsString()) {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case ',':
			elements++
		case '\n':
			elements++
			dashes = 0
		case '-', '?', ':':
			dashes++
		}
		deepest = max(deepest, depth, dashes)
	}
	switch {
	case elements > 2*maxElements:
		return errElements
	case deepest > 10*maxDepth:
		return errDepth
	}
	return nil
}

func encodeBase64(s string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(s)), nil }

func decodeBase64(s string) (string, error) {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", errors.New("failed to decode base64 data")
	}
	if !utf8.Valid(raw) {
		return "", errors.New("the result of decoding the provided string is not valid UTF-8")
	}
	return string(raw), nil
}

func compress(s string) (string, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

func gunzip(s string) (string, error) {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", fmt.Errorf("failed to decode base64 data: %w", err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return "", fmt.Errorf("failed to gunzip: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(z, maxText+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("failed to gunzip: %w", err)
	case len(text) > maxText:
		return "", errText
	case !utf8.Valid(text):
		return "", errors.New("the result of gunzipping is not valid UTF-8")
	}
	return string(text), nil
}

// escape leaves references as they are: what they will hold needs escapes of its own.
func escape(s string) (string, error) { return known(s, url.QueryEscape), nil }

// jsonEncodeFunction keeps the shape of a value that is not wholly known.
var jsonEncodeFunction = function.New(&function.Spec{
	Params: []function.Parameter{nullable("val")},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		if !args[0].IsKnown() {
			return cty.UnknownVal(cty.String), nil
		}
		return stdlib.JSONEncode(fill(args[0]))
	},
})

var jsonDecodeFunction = function.New(&function.Spec{
	Params: texts("str"),
	Type:   function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s := args[0].AsString()
		if HasToken(s) && strings.TrimSpace(gap.ReplaceAllString(s, "")) == "" {
			return cty.DynamicVal, nil
		}
		v, err := stdlib.JSONDecode(cty.StringVal(quoteTokens(s)))
		switch {
		case err != nil && HasToken(s):
			return cty.DynamicVal, nil
		case err != nil:
			return cty.NilVal, err
		case strings.Contains(s, blank):
			return drain(v), nil
		}
		return v, nil
	},
})
