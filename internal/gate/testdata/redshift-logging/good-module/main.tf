module "warehouse" {
  source = "./warehouse"
}

resource "aws_redshift_logging" "this" {
  cluster_identifier = module.warehouse.id
  bucket_name        = "reports-logs"
}
