package provider

import (
	"crypto/rand"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/published"
)

// readBundle finds one of Amazon's bundles of WorkSpaces, by id or by owner and name.
func readBundle(o *op) error {
	id, name := o.str("bundle_id"), o.str("name")
	b, ok := published.FindBundle(func(b published.Bundle) bool {
		return b.ID == id || id == "" && o.str("owner") == published.Owner && b.Name == name
	})
	if !ok {
		return refuse("NotFound", "no WorkSpaces bundle has the id or name '%s%s'", id, name)
	}
	o.attrs["id"], o.attrs["bundle_id"], o.attrs["name"], o.attrs["owner"] = b.ID, b.ID, b.Name, published.Owner
	o.attrs["description"] = b.Description
	o.attrs["compute_type"] = []any{map[string]any{"name": b.Compute}}
	o.attrs["root_storage"] = []any{map[string]any{"capacity": strconv.Itoa(b.RootGiB)}}
	o.attrs["user_storage"] = []any{map[string]any{"capacity": strconv.Itoa(b.UserGiB)}}
	return nil
}

// passwordSets are the characters that Secrets Manager draws from, by the argument that excludes them.
var passwordSets = []struct{ exclude, characters string }{
	{"exclude_lowercase", "abcdefghijklmnopqrstuvwxyz"},
	{"exclude_uppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
	{"exclude_numbers", "0123456789"},
	{"exclude_punctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"},
}

// readPassword draws a password, another one every time (GetRandomPassword). It has one of each kind of characters.
func readPassword(o *op) error {
	length := 32
	if n, ok := o.attrs["password_length"].(float64); ok {
		length = int(n)
	}
	var out, all []byte
	for _, set := range passwordSets {
		kept := strings.Map(func(r rune) rune {
			if strings.ContainsRune(o.str("exclude_characters"), r) {
				return -1
			}
			return r
		}, set.characters)
		if o.attrs[set.exclude] != true && kept != "" {
			out, all = append(out, draw(kept)), append(all, kept...)
		}
	}
	if len(all) == 0 || length < len(out) {
		return refuse("InvalidParameterException", "a password of %d characters cannot have what is asked for", length)
	}
	for len(out) < length {
		out = append(out, draw(string(all)))
	}
	o.attrs["random_password"], o.attrs["id"] = string(out), string(out)
	return nil
}

// draw picks one of at most 256 characters; what the modulus prefers does not matter here.
func draw(from string) byte {
	var b [1]byte
	rand.Read(b[:])
	return from[int(b[0])%len(from)]
}
