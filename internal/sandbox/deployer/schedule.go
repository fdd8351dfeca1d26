package deployer

import "context"

func (d *Deployer) runSchedules(context.Context) {}
