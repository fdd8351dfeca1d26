module "bad" {
  source                        = "terraform-aws-modules/ecr/aws"
  version                       = "2.3.0"
  repository_name               = "orders"
  repository_image_scan_on_push = false
}
