package balancer

import (
	"context"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	// keysLive is how long API Gateway keeps an issuer's keys (API Gateway guide,
	// "Control access to HTTP APIs with JWT authorizers"). It is real time, as tokens' times are.
	keysLive = 2 * time.Hour
	// keysAgain is how soon a key that is not among them is asked for once more, so that a new key of a
	// developer's issuer is found, and a flood of bad tokens is not passed on to it.
	keysAgain = 5 * time.Second
	// fetchTime is what API Gateway gives an issuer to answer (API Gateway quotas, "JWKS fetch").
	fetchTime = 1500 * time.Millisecond
	// mostKeys bounds what is read of an issuer's answer, in bytes.
	mostKeys = 1 << 20
)

// keyring holds the public keys of the issuers of tokens.
type keyring struct {
	client *http.Client
	// resolve finds what stands on loopback for a host that only AWS's DNS would know.
	resolve func(name string) (addr string, ok bool)

	mu      sync.Mutex
	issuers map[string]*issuer
}

// issuer is who signs tokens. Its mutex keeps many requests from asking it at once.
type issuer struct {
	mu    sync.Mutex
	keys  map[string]*rsa.PublicKey
	asked time.Time
	err   error
}

func newKeyring(resolve func(string) (string, bool)) *keyring {
	return &keyring{client: &http.Client{Timeout: fetchTime}, resolve: resolve, issuers: map[string]*issuer{}}
}

// find returns an issuer's key by its ID.
func (k *keyring) find(ctx context.Context, name, id string) (*rsa.PublicKey, error) {
	k.mu.Lock()
	at := k.issuers[name]
	if at == nil {
		at = &issuer{}
		k.issuers[name] = at
	}
	k.mu.Unlock()
	at.mu.Lock()
	defer at.mu.Unlock()
	key, age := at.keys[id], time.Since(at.asked)
	if age > keysLive || key == nil && age > keysAgain {
		at.keys, at.err = k.fetch(ctx, name)
		at.asked, key = time.Now(), at.keys[id]
	}
	switch {
	case at.err != nil:
		return nil, at.err
	case key == nil:
		return nil, errors.New("the token's key is not one of its issuer's")
	}
	return key, nil
}

// fetch asks an issuer where its keys are, and for them (OpenID Connect Discovery 1.0; RFC 7517).
func (k *keyring) fetch(ctx context.Context, name string) (map[string]*rsa.PublicKey, error) {
	var discovery struct {
		Keys string `json:"jwks_uri"`
	}
	if err := k.get(ctx, strings.TrimSuffix(name, "/")+"/.well-known/openid-configuration", &discovery); err != nil {
		return nil, err
	}
	var set struct {
		Keys []struct {
			Type     string `json:"kty"`
			ID       string `json:"kid"`
			Use      string `json:"use"`
			Modulus  string `json:"n"`
			Exponent string `json:"e"`
		} `json:"keys"`
	}
	if err := k.get(ctx, discovery.Keys, &set); err != nil {
		return nil, err
	}
	out := map[string]*rsa.PublicKey{}
	for _, key := range set.Keys {
		n, err1 := base64.RawURLEncoding.DecodeString(key.Modulus)
		e, err2 := base64.RawURLEncoding.DecodeString(key.Exponent)
		exponent := new(big.Int).SetBytes(e)
		if key.Type != "RSA" || key.Use == "enc" || err1 != nil || err2 != nil || len(n) == 0 || !exponent.IsInt64() || exponent.Int64() > 1<<31-1 {
			continue
		}
		out[key.ID] = &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(exponent.Int64())}
	}
	return out, nil
}

func (k *keyring) get(ctx context.Context, address string, out any) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return fmt.Errorf("the issuer's address %s cannot be read", address)
	}
	host := u.Host
	if at, ok := k.resolve(u.Host); ok {
		u.Scheme, u.Host = "http", at
	}
	// A client that goes away must not keep the keys from the next one.
	r, err := http.NewRequestWithContext(context.WithoutCancel(ctx), http.MethodGet, u.String(), nil)
	if err != nil {
		return err
	}
	r.Host = host
	res, err := k.client.Do(r)
	if err != nil {
		return fmt.Errorf("the issuer does not answer: %w", err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("the issuer answers %s at %s", res.Status, address)
	}
	if err := json.NewDecoder(io.LimitReader(res.Body, mostKeys)).Decode(out); err != nil {
		return fmt.Errorf("the issuer's answer at %s cannot be read: %w", address, err)
	}
	return nil
}
