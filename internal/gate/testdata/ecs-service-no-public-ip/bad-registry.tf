module "bad" {
  source  = "terraform-aws-modules/ecs/aws"
  version = "5.11.1"
  services = {
    orders = {
      assign_public_ip = true
    }
  }
}
