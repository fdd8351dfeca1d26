package config

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

func hashFunctions() map[string]guarded {
	cost := function.Parameter{Name: "cost", Type: cty.Number, AllowUnknown: true}
	return map[string]guarded{
		"base64sha256": every(recode("str", digest(sha256.New, base64.StdEncoding.EncodeToString))),
		"base64sha512": every(recode("str", digest(sha512.New, base64.StdEncoding.EncodeToString))),
		"md5":          every(recode("str", digest(md5.New, hex.EncodeToString))),
		"sha1":         every(recode("str", digest(sha1.New, hex.EncodeToString))),
		"sha256":       every(recode("str", digest(sha256.New, hex.EncodeToString))),
		"sha512":       every(recode("str", digest(sha512.New, hex.EncodeToString))),
		"uuidv5":       every(uuidFunction),

		"uuid": plain(unknownFunction(cty.String)),
		"bcrypt": plain(function.New(&function.Spec{
			Params:   texts("str"),
			VarParam: &cost,
			Type:     function.StaticReturnType(cty.String),
			Impl:     func([]cty.Value, cty.Type) (cty.Value, error) { return cty.UnknownVal(cty.String), nil },
		})),
		"rsadecrypt": plain(unknownFunction(cty.String, texts("ciphertext", "privatekey")...)),
	}
}

func digest(h func() hash.Hash, write func([]byte) string) func(string) (string, error) {
	return func(s string) (string, error) {
		sum := h()
		sum.Write([]byte(s))
		return write(sum.Sum(nil)), nil
	}
}

// The namespaces of RFC 4122, appendix C, which differ in one digit.
var namespaces = map[string]string{
	"dns":  "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
	"url":  "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
	"oid":  "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
	"x500": "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
}

var uuidFunction = function.New(&function.Spec{
	Params: texts("namespace", "name"),
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		space := args[0].AsString()
		if id, ok := namespaces[space]; ok {
			space = id
		}
		raw, err := hex.DecodeString(strings.ReplaceAll(space, "-", ""))
		if err != nil || len(raw) != 16 {
			return cty.NilVal, fmt.Errorf("uuidv5() doesn't support namespace %s", args[0].AsString())
		}
		id := sha1.Sum(append(raw, args[1].AsString()...))
		id[6] = id[6]&0x0f | 0x50
		id[8] = id[8]&0x3f | 0x80
		return cty.StringVal(fmt.Sprintf("%x-%x-%x-%x-%x", id[0:4], id[4:6], id[6:8], id[8:10], id[10:16])), nil
	},
})
