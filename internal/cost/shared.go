package cost

import (
	"fmt"

	"flota.dev/flota/internal/fleet"
)

// shared reckons with what all environments have together: keys, images,
// pipelines, desktops.
func (r *reckoning) shared(f *fleet.Fleet) {
	services := float64(len(f.Names()))
	keys := 2.0 // state, delivery
	if w := f.Workspaces; w != nil {
		keys++
		if w.DirectoryID == "" {
			keys++
		}
	}
	r.add(Fixed, "KMS keys", fmt.Sprintf("%g", keys), keys*r.price("kms.key"))
	if m := f.Reserved; m != nil {
		r.add(Fixed, "build machines", fmt.Sprintf("%d × %s, kept ready", m.Machines, m.Size),
			float64(m.Machines)*60*r.hourly("codebuild."+m.Size+".minute"))
	}
	r.workspaces(f.Workspaces)
	gb := services * r.assume("image_gb_per_service")
	r.add(Usage, "images", fmt.Sprintf("%g GB", gb), gb*r.price("ecr.gb"))
	runs := services * r.assume("pipeline_runs_per_service")
	minutes, builds := runs*r.assume("pipeline_minutes_per_run"), runs*r.assume("build_minutes_per_run")
	r.add(Usage, "pipelines", fmt.Sprintf("%g runs, %g minutes of actions", runs, minutes), minutes*r.price("codepipeline.minute"))
	if f.Reserved == nil {
		r.add(Usage, "builds", fmt.Sprintf("%g minutes on small machines", builds), builds*r.price("codebuild.small_minute"))
	}
}
