package image

import (
	"fmt"
	"time"
)

// spdx is a software bill of materials (spdx.github.io/spdx-spec/v2.3).
type spdx struct {
	Version       string             `json:"spdxVersion"`
	License       string             `json:"dataLicense"`
	ID            string             `json:"SPDXID"`
	Name          string             `json:"name"`
	Namespace     string             `json:"documentNamespace"`
	Creation      spdxCreation       `json:"creationInfo"`
	Packages      []spdxPackage      `json:"packages"`
	Relationships []spdxRelationship `json:"relationships"`
}

type spdxCreation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type spdxPackage struct {
	ID         string          `json:"SPDXID"`
	Name       string          `json:"name"`
	Version    string          `json:"versionInfo,omitempty"`
	Location   string          `json:"downloadLocation"`
	Analyzed   bool            `json:"filesAnalyzed"`
	Checksums  []spdxChecksum  `json:"checksums,omitempty"`
	References []spdxReference `json:"externalRefs,omitempty"`
}

type spdxChecksum struct {
	Algorithm string `json:"algorithm"`
	Value     string `json:"checksumValue"`
}

type spdxReference struct {
	Category string `json:"referenceCategory"`
	Type     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

type spdxRelationship struct {
	Element string `json:"spdxElementId"`
	Type    string `json:"relationshipType"`
	Related string `json:"relatedSpdxElement"`
}

const (
	spdxDocument = "SPDXRef-DOCUMENT"
	spdxImage    = "SPDXRef-Image"
	// spdxNowhere is for what a bill of materials does not tell.
	spdxNowhere = "NOASSERTION"
)

// sbom is the bill of materials of an image.
func (i *Image) sbom(at time.Time) (spdx, error) {
	all, err := components(i.image)
	if err != nil {
		return spdx{}, fmt.Errorf("look through the image of %s: %w", i.Service, err)
	}
	out := spdx{
		Version: "SPDX-2.3", License: "CC0-1.0", ID: spdxDocument, Name: i.Service,
		Namespace: "https://flota.dev/sbom/" + i.Service + "/" + i.digest.Hex,
		Creation:  spdxCreation{at.UTC().Format(time.RFC3339), []string{"Tool: flota"}},
		Packages: []spdxPackage{{
			ID: spdxImage, Name: i.Service, Version: i.Digest(), Location: spdxNowhere,
			Checksums: []spdxChecksum{{"SHA256", i.digest.Hex}},
		}},
		Relationships: []spdxRelationship{{spdxDocument, "DESCRIBES", spdxImage}},
	}
	for n, c := range all {
		id := fmt.Sprintf("SPDXRef-Package-%d", n+1)
		out.Packages = append(out.Packages, spdxPackage{
			ID: id, Name: c.name, Version: c.version, Location: spdxNowhere,
			References: []spdxReference{{"PACKAGE-MANAGER", "purl", c.purl}},
		})
		out.Relationships = append(out.Relationships, spdxRelationship{spdxImage, "CONTAINS", id})
	}
	return out, nil
}
