variable "bad_admin_password" {
  default = "mango-split-9"
}

module "orders" {
  source         = "./database"
  admin_password = var.bad_admin_password
  bad_password   = "papaya-split-7"
}
