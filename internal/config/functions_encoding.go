package config

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// textEncoding is how characters become bytes. Of the many that Terraform
// knows these are the ones that scripts of machines ask for.
type textEncoding struct {
	encode func(string) ([]byte, error)
	decode func([]byte) (string, error)
}

var textEncodings = map[string]textEncoding{
	"utf-8":      {encodeUTF8, decodeUTF8},
	"us-ascii":   {narrow(0x7F), widen(0x7F)},
	"iso-8859-1": {narrow(0xFF), widen(0xFF)},
	"utf-16le":   {encodeUTF16(0), decodeUTF16(0)},
	"utf-16be":   {encodeUTF16(1), decodeUTF16(1)},
}

var (
	errEncode = errors.New("the given string contains characters that cannot be represented in the encoding")
	errDecode = errors.New("the given string contains bytes that the encoding does not have")
)

var textEncodeFunction = encodingFunction("string", func(e textEncoding, s string) (string, error) {
	raw, err := e.encode(s)
	return base64.StdEncoding.EncodeToString(raw), err
})

var textDecodeFunction = encodingFunction("source", func(e textEncoding, s string) (string, error) {
	raw, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", fmt.Errorf("the given value is not valid base64: %w", err)
	}
	return e.decode(raw)
})

// encodingFunction is unknown for an encoding that is not in the table.
func encodingFunction(name string, f func(textEncoding, string) (string, error)) function.Function {
	return function.New(&function.Spec{
		Params: texts(name, "encoding"),
		Type:   function.StaticReturnType(cty.String),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			e, ok := textEncodings[strings.ToLower(args[1].AsString())]
			if !ok {
				return cty.UnknownVal(cty.String), nil
			}
			s, err := f(e, args[0].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgError(0, err)
			}
			return cty.StringVal(s), nil
		},
	})
}

func encodeUTF8(s string) ([]byte, error) { return []byte(s), nil }

func decodeUTF8(raw []byte) (string, error) {
	if !utf8.Valid(raw) {
		return "", errDecode
	}
	return string(raw), nil
}

func narrow(last rune) func(string) ([]byte, error) {
	return func(s string) ([]byte, error) {
		out := make([]byte, 0, len(s))
		for _, r := range s {
			if r > last {
				return nil, errEncode
			}
			out = append(out, byte(r))
		}
		return out, nil
	}
}

func widen(last byte) func([]byte) (string, error) {
	return func(raw []byte) (string, error) {
		out := make([]rune, len(raw))
		for i, b := range raw {
			if b > last {
				return "", errDecode
			}
			out[i] = rune(b)
		}
		return string(out), nil
	}
}

// encodeUTF16 writes each unit's low byte at a place: 0 for little endian, 1 for big endian.
func encodeUTF16(low int) func(string) ([]byte, error) {
	return func(s string) ([]byte, error) {
		units := utf16.Encode([]rune(s))
		out := make([]byte, 2*len(units))
		for i, u := range units {
			out[2*i+low], out[2*i+1-low] = byte(u), byte(u>>8)
		}
		return out, nil
	}
}

func decodeUTF16(low int) func([]byte) (string, error) {
	return func(raw []byte) (string, error) {
		if len(raw)%2 != 0 {
			return "", errDecode
		}
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = uint16(raw[2*i+low]) | uint16(raw[2*i+1-low])<<8
		}
		return string(utf16.Decode(units)), nil
	}
}
