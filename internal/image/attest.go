package image

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/remote/transport"
	"github.com/google/go-containerregistry/pkg/v1/static"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// Signer signs what is said of an image.
type Signer interface {
	// Sign signs a message and returns an ECDSA signature in ASN.1, by the key of that ID.
	Sign(ctx context.Context, message []byte) (signature []byte, keyID string, err error)
}

// statement is what an attestation says (github.com/in-toto/attestation).
type statement struct {
	Type          string    `json:"_type"`
	Subject       []subject `json:"subject"`
	PredicateType string    `json:"predicateType"`
	Predicate     any       `json:"predicate"`
}

type subject struct {
	Name   string            `json:"name"`
	Digest map[string]string `json:"digest"`
}

// envelope is a statement with its signatures (github.com/secure-systems-lab/dsse).
type envelope struct {
	PayloadType string      `json:"payloadType"`
	Payload     string      `json:"payload"`
	Signatures  []signature `json:"signatures"`
}

type signature struct {
	KeyID string `json:"keyid,omitempty"`
	Sig   string `json:"sig"`
}

const (
	statementType  = "https://in-toto.io/Statement/v1"
	payloadType    = "application/vnd.in-toto+json"
	spdxType       = "https://spdx.dev/Document"
	provenanceType = "https://slsa.dev/provenance/v1"
	envelopeMedia  = types.MediaType("application/vnd.dsse.envelope.v1+json")
)

// Attest puts the bill of materials and the provenance of an image beside it in
// its repository, in the form that cosign reads: as layers of the image
// sha256-<digest>.att. What is said of a digest already stays as it is. A nil
// signer leaves them without a signature.
func Attest(ctx context.Context, i *Image, repository string, o Origin, signer Signer, auth authn.Authenticator, insecure bool) error {
	var options []name.Option
	if insecure {
		options = append(options, name.Insecure)
	}
	to, err := name.ParseReference(fmt.Sprintf("%s:sha256-%s.att", repository, i.digest.Hex), options...)
	if err != nil {
		return err
	}
	with := []remote.Option{remote.WithContext(ctx), remote.WithAuth(auth)}
	if _, err := remote.Head(to, with...); err == nil || !missing(err) {
		return err
	}
	img, err := i.attestations(ctx, repository, o, signer)
	if err != nil {
		return fmt.Errorf("attest to the image of %s: %w", i.Service, err)
	}
	if err := remote.Write(to, img, with...); err != nil {
		return refused(ctx, i, to, err)
	}
	return nil
}

func missing(err error) bool {
	answer, ok := errors.AsType[*transport.Error](err)
	return ok && answer.StatusCode == http.StatusNotFound
}

func (i *Image) attestations(ctx context.Context, repository string, o Origin, signer Signer) (v1.Image, error) {
	bill, err := i.sbom(o.Finished)
	if err != nil {
		return nil, err
	}
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	for _, said := range []statement{{PredicateType: spdxType, Predicate: bill}, {PredicateType: provenanceType, Predicate: i.provenance(o)}} {
		said.Type, said.Subject = statementType, []subject{{repository, map[string]string{"sha256": i.digest.Hex}}}
		body, err := seal(ctx, said, signer)
		if err != nil {
			return nil, err
		}
		img, err = mutate.Append(img, mutate.Addendum{
			Layer: static.NewLayer(body, envelopeMedia),
			// cosign takes the signature from within the envelope, and wants the annotation all the same.
			Annotations: map[string]string{"dev.cosignproject.cosign/signature": "", "predicateType": said.PredicateType},
		})
		if err != nil {
			return nil, err
		}
	}
	return img, nil
}

// seal puts a statement into an envelope.
func seal(ctx context.Context, said statement, signer Signer) ([]byte, error) {
	payload, err := json.Marshal(said)
	if err != nil {
		return nil, err
	}
	e := envelope{PayloadType: payloadType, Payload: base64.StdEncoding.EncodeToString(payload), Signatures: []signature{}}
	if signer != nil {
		sig, id, err := signer.Sign(ctx, authenticated(payload))
		if err != nil {
			return nil, err
		}
		e.Signatures = append(e.Signatures, signature{id, base64.StdEncoding.EncodeToString(sig)})
	}
	return json.Marshal(e)
}

// authenticated is what is signed: the payload with its type (DSSE protocol, PAE).
func authenticated(payload []byte) []byte {
	return fmt.Appendf(nil, "DSSEv1 %d %s %d %s", len(payloadType), payloadType, len(payload), payload)
}
