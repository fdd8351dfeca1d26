package published

import (
	"crypto/sha256"
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Owner is who owns what Amazon publishes, in WorkSpaces' API.
const Owner = "AMAZON"

// Bundle is a WorkSpaces bundle of Amazon's: hardware and operating system of a desktop.
type Bundle struct {
	ID          string // wsb- and nine characters
	Name        string
	Description string
	Compute     string // VALUE, STANDARD, …
	RootGiB     int
	UserGiB     int
}

// hardware is what a desktop may be made of (docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-bundles.html).
var hardware = []struct {
	name, compute    string
	rootGiB, userGiB int
}{
	{"Value", "VALUE", 80, 10},
	{"Standard", "STANDARD", 80, 50},
	{"Performance", "PERFORMANCE", 80, 100},
	{"Power", "POWER", 175, 100},
	{"PowerPro", "POWERPRO", 175, 100},
}

// systems are the operating systems, with the protocol at the end: WSP, or PCoIP where nothing is said.
var systems = []string{
	"Windows 10 (Server 2019 based)", "Windows 10 (Server 2019 based) (WSP)",
	"Windows 10 (Server 2022 based)", "Windows 10 (Server 2022 based) (WSP)",
	"Windows (Server 2025 based) (WSP)",
	"Amazon Linux 2", "Amazon Linux 2 (WSP)", "Ubuntu 22.04 (WSP)",
}

// Bundles are Amazon's bundles.
var Bundles = allBundles()

func allBundles() []Bundle {
	var out []Bundle
	for _, h := range hardware {
		for _, system := range systems {
			name := h.name + " with " + system
			out = append(out, Bundle{
				ID: bundleID(name), Name: name, Description: fmt.Sprintf("%s, %d GiB and %d GiB", system, h.rootGiB, h.userGiB),
				Compute: h.compute, RootGiB: h.rootGiB, UserGiB: h.userGiB,
			})
		}
	}
	slices.SortFunc(out, func(a, b Bundle) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// bundleID is nine letters and digits that are always the same for one name.
func bundleID(name string) string {
	sum := sha256.Sum256([]byte(name))
	text := new(big.Int).SetBytes(sum[:]).Text(36)
	return "wsb-" + text[len(text)-9:]
}

// FindBundle returns the bundle that passes, if there is one.
func FindBundle(passes func(Bundle) bool) (Bundle, bool) {
	i := slices.IndexFunc(Bundles, passes)
	if i < 0 {
		return Bundle{}, false
	}
	return Bundles[i], true
}
