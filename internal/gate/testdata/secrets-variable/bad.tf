variable "bad_db_password" {
  default   = "mango-split-9"
  sensitive = true
}

variable "bad_settings" {
  type = map(string)
  default = {
    LOG_LEVEL = "info"
    API_KEY   = "Zx81kLm02Qp77vRw2XnLb"
  }
}

variable "bad_connection" {
  default = "Server=db;Database=orders;User Id=orders;Password=Mango1984;"
}

variable "bad_users" {
  type    = list(object({ name = string, password = optional(string, "mango-split-9") }))
  default = [{ name = "orders" }]
}

variable "fine" {
  default = "info"
}
