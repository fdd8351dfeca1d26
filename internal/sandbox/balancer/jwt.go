package balancer

import (
	"context"
	"crypto"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	// The hashes of the algorithms below.
	_ "crypto/sha256"
	_ "crypto/sha512"
)

// algorithms are those that API Gateway takes: RSA only.
var algorithms = map[string]crypto.Hash{"RS256": crypto.SHA256, "RS384": crypto.SHA384, "RS512": crypto.SHA512}

// verify returns a token's claims if one of the issuer's keys has signed it.
func (k *keyring) verify(ctx context.Context, issuer, token string) (claims, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return claims{}, errors.New("the token is no JSON Web Token")
	}
	var header struct {
		Algorithm string `json:"alg"`
		Key       string `json:"kid"`
	}
	var c claims
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err := errors.Join(err, part(parts[0], &header), part(parts[1], &c)); err != nil {
		return claims{}, errors.New("the token cannot be read")
	}
	hash, ok := algorithms[header.Algorithm]
	if !ok {
		return claims{}, fmt.Errorf("the token's algorithm %s is not one that API Gateway takes: RS256, RS384 or RS512", header.Algorithm)
	}
	key, err := k.find(ctx, issuer, header.Key)
	if err != nil {
		return claims{}, err
	}
	digest := hash.New()
	digest.Write([]byte(parts[0] + "." + parts[1]))
	if rsa.VerifyPKCS1v15(key, hash, digest.Sum(nil), signature) != nil {
		return claims{}, errors.New("the token's signature does not fit")
	}
	return c, nil
}

// part decodes the header or the claims of a token.
func part(text string, out any) error {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, out)
}
