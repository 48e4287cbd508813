//! The modules an installation begins with: what invoicing systems in Peru and Brazil usually have.

/// A name in Spanish, Portuguese and English.
pub(super) type Names = [&'static str; 3];

/// A part of a module: code and names.
type Part = (&'static str, Names);

/// Modules in their order: code, names, and parts with theirs.
pub(super) const CATALOGUE: &[(&str, Names, &[Part])] = &[
    ("dashboard", ["Panel de inicio", "Painel inicial", "Dashboard"], &[]),
    (
        "sales",
        ["Ventas", "Vendas", "Sales"],
        &[
            (
                "sales_invoices",
                ["Facturas y boletas", "Notas fiscais e cupons", "Invoices and receipts"],
            ),
            (
                "sales_credit_notes",
                [
                    "Notas de crédito y débito",
                    "Notas de crédito e débito",
                    "Credit and debit notes",
                ],
            ),
            ("sales_notes", ["Notas de venta", "Notas de venda", "Sales notes"]),
            ("sales_quotations", ["Cotizaciones", "Orçamentos", "Quotations"]),
            ("sales_orders", ["Pedidos", "Pedidos", "Orders"]),
            (
                "sales_dispatch_guides",
                ["Guías de remisión", "Remessas e transporte", "Dispatch guides"],
            ),
            (
                "sales_voiding",
                [
                    "Anulaciones y resúmenes",
                    "Cancelamentos e correções",
                    "Voiding and summaries",
                ],
            ),
            ("sales_customers", ["Clientes", "Clientes", "Customers"]),
            (
                "sales_commissions",
                [
                    "Comisiones de vendedores",
                    "Comissões de vendedores",
                    "Sales commissions",
                ],
            ),
        ],
    ),
    (
        "purchases",
        ["Compras", "Compras", "Purchases"],
        &[
            (
                "purchases_invoices",
                ["Registro de compras", "Notas de entrada", "Purchase invoices"],
            ),
            (
                "purchases_orders",
                ["Órdenes de compra", "Ordens de compra", "Purchase orders"],
            ),
            ("purchases_expenses", ["Gastos", "Despesas", "Expenses"]),
            ("purchases_suppliers", ["Proveedores", "Fornecedores", "Suppliers"]),
        ],
    ),
    (
        "pos",
        ["Punto de venta (POS)", "Ponto de venda (PDV)", "Point of sale (POS)"],
        &[
            (
                "pos_counter",
                ["Venta en mostrador", "Venda no balcão", "Counter sales"],
            ),
            (
                "pos_cash_register",
                [
                    "Apertura y cierre de caja",
                    "Abertura e fechamento de caixa",
                    "Cash register",
                ],
            ),
            ("pos_quick_sale", ["Venta rápida", "Venda rápida", "Quick sale"]),
        ],
    ),
    (
        "inventory",
        ["Inventario", "Estoque", "Inventory"],
        &[
            (
                "inventory_products",
                ["Productos y servicios", "Produtos e serviços", "Products and services"],
            ),
            ("inventory_warehouses", ["Almacenes", "Depósitos", "Warehouses"]),
            (
                "inventory_movements",
                ["Ingresos y salidas", "Entradas e saídas", "Stock movements"],
            ),
            ("inventory_transfers", ["Traslados", "Transferências", "Transfers"]),
            ("inventory_ledger", ["Kárdex", "Ficha de estoque", "Stock ledger"]),
            (
                "inventory_lots",
                ["Lotes y series", "Lotes e séries", "Lots and serials"],
            ),
            (
                "inventory_counts",
                ["Toma de inventario", "Contagem de estoque", "Stock counts"],
            ),
        ],
    ),
    (
        "reports",
        ["Reportes", "Relatórios", "Reports"],
        &[
            ("reports_sales", ["Ventas", "Vendas", "Sales"]),
            ("reports_purchases", ["Compras", "Compras", "Purchases"]),
            ("reports_inventory", ["Inventario", "Estoque", "Inventory"]),
            ("reports_cash", ["Caja", "Caixa", "Cash"]),
            ("reports_taxes", ["Impuestos", "Impostos", "Taxes"]),
        ],
    ),
    (
        "finance",
        ["Finanzas", "Financeiro", "Finance"],
        &[
            ("finance_petty_cash", ["Caja chica", "Fundo fixo", "Petty cash"]),
            (
                "finance_banks",
                ["Cuentas bancarias", "Contas bancárias", "Bank accounts"],
            ),
            (
                "finance_receivables",
                ["Cuentas por cobrar", "Contas a receber", "Receivables"],
            ),
            ("finance_payables", ["Cuentas por pagar", "Contas a pagar", "Payables"]),
            ("finance_income", ["Otros ingresos", "Outras receitas", "Other income"]),
        ],
    ),
    (
        "accounting",
        ["Contabilidad", "Contabilidade", "Accounting"],
        &[
            (
                "accounting_books",
                [
                    "Libros electrónicos (PLE y SIRE)",
                    "Livros fiscais (SPED)",
                    "Electronic books",
                ],
            ),
            (
                "accounting_chart",
                ["Plan contable", "Plano de contas", "Chart of accounts"],
            ),
            ("accounting_entries", ["Asientos", "Lançamentos", "Journal entries"]),
            (
                "accounting_export",
                ["Exportación contable", "Exportação contábil", "Accounting export"],
            ),
        ],
    ),
    (
        "restaurant",
        ["Restaurante", "Restaurante", "Restaurant"],
        &[
            (
                "restaurant_tables",
                ["Salones y mesas", "Salões e mesas", "Rooms and tables"],
            ),
            ("restaurant_orders", ["Comandas", "Comandas", "Table orders"]),
            ("restaurant_kitchen", ["Cocina", "Cozinha", "Kitchen"]),
            ("restaurant_menu", ["Carta digital", "Cardápio digital", "Digital menu"]),
        ],
    ),
    (
        "hotel",
        ["Hotel", "Hotel", "Hotel"],
        &[
            ("hotel_reception", ["Recepción", "Recepção", "Front desk"]),
            ("hotel_reservations", ["Reservas", "Reservas", "Reservations"]),
            (
                "hotel_rooms",
                ["Habitaciones y tarifas", "Quartos e tarifas", "Rooms and rates"],
            ),
        ],
    ),
    (
        "pharmacy",
        ["Farmacia", "Farmácia", "Pharmacy"],
        &[
            ("pharmacy_medicines", ["Medicamentos", "Medicamentos", "Medicines"]),
            (
                "pharmacy_prescriptions",
                ["Recetas", "Receitas médicas", "Prescriptions"],
            ),
            ("pharmacy_expiry", ["Vencimientos", "Validades", "Expiry dates"]),
        ],
    ),
    (
        "subscriptions",
        ["Suscripciones", "Assinaturas", "Subscriptions"],
        &[
            (
                "subscriptions_plans",
                ["Planes y servicios", "Planos e serviços", "Plans and services"],
            ),
            ("subscriptions_members", ["Suscriptores", "Assinantes", "Subscribers"]),
            (
                "subscriptions_billing",
                ["Cobro recurrente", "Cobrança recorrente", "Recurring billing"],
            ),
        ],
    ),
    (
        "ecommerce",
        ["Tienda virtual", "Loja virtual", "E-commerce"],
        &[
            (
                "ecommerce_store",
                ["Catálogo en línea", "Catálogo on-line", "Online catalogue"],
            ),
            (
                "ecommerce_orders",
                ["Pedidos en línea", "Pedidos on-line", "Online orders"],
            ),
            (
                "ecommerce_payments",
                ["Pagos en línea", "Pagamentos on-line", "Online payments"],
            ),
            ("ecommerce_promotions", ["Promociones", "Promoções", "Promotions"]),
        ],
    ),
    (
        "technical_service",
        ["Servicio técnico", "Assistência técnica", "Technical service"],
        &[],
    ),
    (
        "configuration",
        ["Configuración", "Configuração", "Configuration"],
        &[
            (
                "configuration_company",
                [
                    "Empresa y certificado",
                    "Empresa e certificado",
                    "Company and certificate",
                ],
            ),
            (
                "configuration_series",
                ["Series y numeración", "Séries e numeração", "Series and numbering"],
            ),
            (
                "configuration_establishments",
                ["Establecimientos", "Estabelecimentos", "Establishments"],
            ),
            (
                "configuration_users",
                ["Usuarios y permisos", "Usuários e permissões", "Users and permissions"],
            ),
            (
                "configuration_formats",
                ["Formatos de impresión", "Modelos de impressão", "Print formats"],
            ),
            (
                "configuration_integrations",
                ["Integraciones", "Integrações", "Integrations"],
            ),
        ],
    ),
];
