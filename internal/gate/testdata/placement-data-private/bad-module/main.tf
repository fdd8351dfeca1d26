module "network" {
  source = "./network"
}

resource "aws_db_subnet_group" "orders" {
  name       = "orders"
  subnet_ids = module.network.front
}

resource "aws_db_instance" "bad_outside" {
  db_subnet_group_name = aws_db_subnet_group.orders.id
}

resource "aws_db_subnet_group" "invoices" {
  name       = "invoices"
  subnet_ids = module.network.back
}

resource "aws_db_instance" "inside" {
  db_subnet_group_name = aws_db_subnet_group.invoices.id
}
