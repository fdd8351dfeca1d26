module "orders" {
  source   = "./function"
  settings = { API_KEY = "Zx81kLm02Qp77vRw2XnLb" }
}
