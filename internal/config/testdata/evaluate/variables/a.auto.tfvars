auto = "a.auto.tfvars"
last = "a.auto.tfvars"
