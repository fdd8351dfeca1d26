file   = "terraform.tfvars"
auto   = "terraform.tfvars"
last   = "terraform.tfvars"
secret = "hunter2"

settings = {
  name  = "main"
  rules = [{ port = "443" }, { port = 80, open = true }]
}

null_stays = null
null_goes  = null
undeclared = 1
