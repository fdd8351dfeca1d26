module "parameters" {
  source = "./parameters"
  family = "sqlserver-ex-16.0"
}

resource "aws_db_instance" "bad" {
  engine               = "sqlserver-ex"
  parameter_group_name = module.parameters.name
}
